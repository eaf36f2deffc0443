package dev.countersign.io.decisionlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The head of a log, held alone. It carries the lock of the whole log: a process loses its locks on a file as soon as
 * it closes that file anywhere (fcntl(2)), so readers of the log must never be able to close the locked one.
 */
final class LockedHead implements AutoCloseable {

    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock(true);
    private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

    private final Path path;
    private final FileChannel channel;

    private LockedHead(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Waits until no other thread or process holds the head.
     *
     * @param opening opens the head's file, which is closed when it cannot be locked
     * @throws IOException also when that takes longer than the patience
     */
    static LockedHead lock(Path path, Opening opening, boolean shared, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        lockInThisProcess(path, patience);
        try {
            FileChannel channel = opening.open();
            try {
                lock(path, channel, shared, deadline);
                return new LockedHead(path, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            IN_THIS_PROCESS.unlock();
            throw e;
        }
    }

    /** Opens a file. */
    interface Opening {
        FileChannel open() throws IOException;
    }

    private static void lockInThisProcess(Path path, Duration patience) throws IOException {
        try {
            if (!IN_THIS_PROCESS.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw locked(path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(path);
        }
    }

    private static void lock(Path path, FileChannel channel, boolean shared, long deadline) throws IOException {
        while (!tryLock(channel, shared)) {
            if (System.nanoTime() - deadline > 0) {
                throw locked(path);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(path);
            }
        }
    }

    private static boolean tryLock(FileChannel channel, boolean shared) throws IOException {
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static IOException interrupted(Path path) {
        return new FileSystemException(path.toString(), null, "interrupted while waiting for the lock");
    }

    private static IOException locked(Path path) {
        return new FileSystemException(path.toString(), null, "another process has kept it locked for too long");
    }

    /** The head as it was written last; empty when there is none that can be read. */
    Optional<LogHead> read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LogHead.BYTES + 1);
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = channel.read(bytes, bytes.position());
        }
        return LogHead.parse(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /** Replaces the head and makes it last. */
    void write(LogHead head) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(head.bytes());
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
        if (channel.size() != LogHead.BYTES) {
            channel.truncate(LogHead.BYTES);
        }
        channel.force(true);
    }

    /** Makes the head what it was before a line that was not kept. */
    void restore(Optional<LogHead> before) throws IOException {
        if (before.isPresent()) {
            write(before.get());
        } else {
            channel.truncate(0);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
