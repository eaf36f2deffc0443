package dev.countersign.io.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether a file holds just these bytes: all of them are compared, part by part, by whoever has the time. Where it
 * takes long, that is helpers on other processors, at once; and in the end whoever wants to know. The file is opened
 * once, at the beginning, so that one which is renamed to its name later is not mixed in. It is read and not mapped: a
 * mapped file that somebody shortens takes the process with it.
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
    private final CompletableFuture<Boolean> result = new CompletableFuture<>();
    private volatile boolean differs;

    private Comparison(FileChannel file, ByteBuffer expected) {
        this.file = file;
        this.expected = expected;
        this.parts = expected.remaining() / PART + 1;
        this.left = new AtomicInteger(parts);
    }

    /** Whether it takes so long to compare these bytes that others help. */
    static boolean isLong(ByteBuffer expected) {
        return expected.remaining() >= PART;
    }

    /**
     * Begins it, beside what the caller does meanwhile when it {@linkplain #isLong takes long}. To be ended by
     * {@link #isEqual}.
     *
     * @param expected not to be changed, nor its position
     * @throws IOException when the file cannot be opened
     */
    static Comparison begin(Path path, ByteBuffer expected) throws IOException {
        Comparison comparison = new Comparison(FileChannel.open(path), expected);
        if (isLong(expected)) {
            Helpers.ask(comparison::compare, comparison.parts);
        }
        return comparison;
    }

    /** Whether each part was found equal, and nothing behind the last one. What nobody has compared yet, this does. */
    boolean isEqual() {
        compare();
        return result.join();
    }

    private void compare() {
        for (int part = begun.getAndIncrement(); part < parts; part = begun.getAndIncrement()) {
            boolean equal = false;
            try {
                equal = !differs && isEqual(part);
            } finally {
                done(equal);
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

    private void done(boolean equal) {
        if (!equal) {
            differs = true;
        }
        if (left.decrementAndGet() == 0) {
            try {
                file.close();
            } catch (IOException unreadable) {
                differs = true;
            } finally {
                result.complete(!differs);
            }
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
