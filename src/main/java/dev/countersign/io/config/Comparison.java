package dev.countersign.io.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.slf4j.LoggerFactory;

/**
 * Whether a file holds just these bytes: all of them are compared, part by part, by whoever has the time. Where it
 * takes long, that is helpers on other processors, at once; and in the end whoever wants to know, who waits for nobody
 * but compares again what a helper has not come to the end of. The file is opened once, at the beginning, so that one
 * which is renamed to its name later is not mixed in. It is read and not mapped: a mapped file that somebody shortens
 * takes the process with it.
 */
final class Comparison {

    /** What is read of it still lies in the cache of the processor when it is compared. */
    private static final int PART = 1 << 18;

    private static final ThreadLocal<ByteBuffer> READ = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(PART));

    private final FileChannel file;
    private final ByteBuffer expected;
    private final int parts;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger left;

    /** 1 for a part that was found equal. */
    private final AtomicIntegerArray equal;

    private final CompletableFuture<Boolean> result = new CompletableFuture<>();

    private Comparison(FileChannel file, ByteBuffer expected) {
        this.file = file;
        this.expected = expected;
        this.parts = expected.remaining() / PART + 1;
        this.left = new AtomicInteger(parts);
        this.equal = new AtomicIntegerArray(parts);
    }

    /** Whether it takes so long to compare these bytes that others help. */
    static boolean isLong(ByteBuffer expected) {
        return expected.remaining() >= PART;
    }

    /**
     * Begins it, beside what the caller does meanwhile. To be ended by {@link #isEqual}.
     *
     * @param expected {@linkplain #isLong so many} that helpers are worth it; not to be changed, nor its position
     * @throws IOException when the file cannot be opened, or is none: to open a pipe means to wait for its writer
     */
    static Comparison begin(Path path, ByteBuffer expected) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + " is not a regular file");
        }
        Comparison comparison = new Comparison(FileChannel.open(path), expected);
        Helpers.ask(comparison::compare, comparison.parts);
        return comparison;
    }

    /** Whether each part was found equal, and nothing behind the last one. What nobody has compared yet, this does. */
    boolean isEqual() {
        compare();
        for (int part = 0; part < parts && !result.isDone(); part++) {
            if (equal.get(part) == 0) {
                compare(part);
            }
        }
        conclude(true); // unless it is concluded: then there may be parts that nobody has looked at
        return result.join();
    }

    private void compare() {
        for (int part = begun.getAndIncrement(); part < parts && !result.isDone(); part = begun.getAndIncrement()) {
            compare(part);
        }
    }

    private void compare(int part) {
        boolean found = false;
        try {
            found = isEqual(part);
        } finally {
            if (!found) {
                conclude(false);
            } else if (equal.compareAndSet(part, 0, 1) && left.decrementAndGet() == 0) {
                conclude(true);
            }
        }
    }

    /** A file that cannot be read holds something else. */
    private boolean isEqual(int part) {
        int start = part * PART;
        int end = Math.min(start + PART, expected.remaining());
        try {
            ByteBuffer read = READ.get();
            for (int at = start; at < end; at += read.remaining()) {
                int count = file.read(read.clear().limit(end - at), at);
                if (count <= 0 || read.flip().mismatch(expected.slice(expected.position() + at, count)) >= 0) {
                    return false;
                }
            }
            return end < expected.remaining() || file.read(read.clear().limit(1), end) < 0;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The first conclusion stands. To close a file means to wait for who still reads it, which is left to a helper. */
    private void conclude(boolean answer) {
        if (result.complete(answer)) {
            Helpers.ask(this::close, 1);
        }
    }

    private void close() {
        try {
            file.close();
        } catch (IOException e) {
            LoggerFactory.getLogger(Comparison.class) // made when needed: no push waits for it
                    .warn("a file of the configuration cannot be closed", e);
        }
    }

    /** Threads that do nothing else, on the processors that the caller leaves, and that keep no process from ending. */
    private static final class Helpers {

        /** What more of them could read would wait for the memory. */
        private static final int MOST = 4;

        private static final int COUNT =
                Math.max(1, Math.min(MOST, Runtime.getRuntime().availableProcessors() - 1));

        private static final ExecutorService THREADS = Executors.newFixedThreadPool(COUNT, work -> {
            Thread thread = new Thread(work, "comparison");
            thread.setDaemon(true);
            return thread;
        });

        static void ask(Runnable work, int most) {
            for (int i = 0; i < Math.min(COUNT, most); i++) {
                THREADS.execute(work);
            }
        }
    }
}
