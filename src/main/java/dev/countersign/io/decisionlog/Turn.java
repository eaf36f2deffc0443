package dev.countersign.io.decisionlog;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The turn of one thread at a file for which others of this process wait. Whoever waits for one file holds up nobody at
 * another, and a file that nobody wants is forgotten.
 */
final class Turn implements AutoCloseable {

    private static final Map<Path, Queue> QUEUES = new HashMap<>();

    private final Path file;
    private final Queue queue;

    private Turn(Path file, Queue queue) {
        this.file = file;
        this.queue = queue;
    }

    private static final class Queue {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int length;
    }

    /**
     * Waits until it comes.
     *
     * @param file links resolved, so that it has one name
     * @return empty when that takes longer than the patience
     */
    static Optional<Turn> await(Path file, Duration patience) throws InterruptedException {
        Turn turn = new Turn(file, enter(file));
        boolean came = false;
        try {
            came = turn.queue.lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!came) {
                leave(file);
            }
        }
        return came ? Optional.of(turn) : Optional.empty();
    }

    private static Queue enter(Path file) {
        synchronized (QUEUES) {
            Queue queue = QUEUES.computeIfAbsent(file, path -> new Queue());
            queue.length++;
            return queue;
        }
    }

    private static void leave(Path file) {
        synchronized (QUEUES) {
            QUEUES.computeIfPresent(file, (path, queue) -> --queue.length == 0 ? null : queue);
        }
    }

    /** Lets the next one come. */
    @Override
    public void close() {
        queue.lock.unlock();
        leave(file);
    }
}
