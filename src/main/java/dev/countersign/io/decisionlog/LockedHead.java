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
import java.util.concurrent.locks.LockSupport;

/**
 * The head of a log, held alone. It carries the lock of the whole log: a process loses its locks on a file as soon as
 * it closes that file anywhere (fcntl(2)), so readers of the log must never be able to close the locked one.
 */
final class LockedHead implements AutoCloseable {

    private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

    private final Path path;
    private final FileChannel channel;
    private final Turn turn;

    private LockedHead(Path path, FileChannel channel, Turn turn) {
        this.path = path;
        this.channel = channel;
        this.turn = turn;
    }

    /**
     * Waits until no other thread or process holds the head.
     *
     * @param path of the head, links resolved
     * @param opening opens the head's file, which is closed when it cannot be locked
     * @throws IOException also when that takes longer than the patience
     */
    static LockedHead lock(Path path, Opening opening, boolean shared, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Turn turn = turn(path, patience);
        try {
            FileChannel channel = opening.open();
            try {
                lock(path, channel, shared, deadline);
                return new LockedHead(path, channel, turn);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            turn.close();
            throw e;
        }
    }

    /** Opens a file. */
    interface Opening {
        FileChannel open() throws IOException;
    }

    private static Turn turn(Path path, Duration patience) throws IOException {
        try {
            return Turn.await(path, patience).orElseThrow(() -> locked(path));
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

    /**
     * Replaces the head by that of a log that has grown, and the log is on the disk. It need not get there itself at
     * once: after a crash of the machine, lines that an older head does not know can be told by their digests.
     */
    void follow(LogHead head, Optional<LogHead> before) throws IOException {
        write(head);
        if (head.beginsStretch(before)) {
            channel.force(false);
        }
    }

    /** Makes the head what it was before a line that was not kept, on the disk too. */
    void restore(Optional<LogHead> before) throws IOException {
        if (before.isPresent()) {
            write(before.get());
        } else {
            channel.truncate(0);
        }
        channel.force(false);
    }

    private void write(LogHead head) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(head.bytes());
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
        if (channel.size() != LogHead.BYTES) {
            channel.truncate(LogHead.BYTES);
        }
    }

    @Override
    public void close() throws IOException {
        try (turn) {
            channel.close();
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
