package dev.countersign.io.decisionlog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A thread that digests and compresses the parts of a long line, one after another, while the next ones are written.
 * Whoever writes too fast waits: there are only so many buffers.
 */
final class PartPacker implements AutoCloseable {

    /** One is written, one is packed, and one lies between. */
    private static final int BUFFERS = 3;

    private final MessageDigest digest;
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS);
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PartPacker::thread);

    /**
     * A thread to come.
     *
     * @param digest nobody else's, until all parts are {@linkplain #await packed}
     * @param partBytes how long each part is
     */
    PartPacker(MessageDigest digest, int partBytes) {
        this.digest = digest;
        for (int i = 1; i < BUFFERS; i++) {
            free.add(new byte[partBytes]);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "decision log line");
        thread.setDaemon(true);
        return thread;
    }

    /** Has a part packed, and takes its buffer. */
    Future<byte[]> pack(byte[] part) {
        return thread.submit(() -> {
            try {
                digest.update(part);
                return deflated(part);
            } finally {
                free.add(part);
            }
        });
    }

    private static byte[] deflated(byte[] part) throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        Deflater fastest = new Deflater(Deflater.BEST_SPEED, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(small, fastest)) {
            out.write(part);
        } finally {
            fastest.end();
        }
        return small.toByteArray();
    }

    /** A buffer for the next part, as soon as there is one. */
    byte[] buffer() throws InterruptedIOException {
        try {
            return free.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** A part, as soon as it is packed. */
    static byte[] await(Future<byte[]> part) throws IOException {
        try {
            return part.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw new IOException("the line could not be packed", e);
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while the line was packed");
    }

    /** The thread ends when it has packed what was given to it. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
