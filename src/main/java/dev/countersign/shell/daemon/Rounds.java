package dev.countersign.shell.daemon;

import dev.countersign.shell.console.Alarms;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alarms for a process in which nearly all are called off at once. To set one wakes nobody up: a thread makes its
 * rounds and looks for those that are due, so that they come up to a round late. When there were none for a while it
 * rests.
 */
final class Rounds implements Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration ROUND = Duration.ofMillis(500);
    private static final int ROUNDS_BEFORE_A_REST = 60;

    private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
    private final ThreadFactory threads;
    private final Thread thread;
    private volatile boolean rests;

    private Rounds(ThreadFactory threads) {
        this.threads = threads;
        this.thread = threads.newThread(this::make);
    }

    /** Begins them, on threads that these give. */
    static Rounds begin(ThreadFactory threads) {
        Rounds rounds = new Rounds(threads);
        rounds.thread.start();
        return rounds;
    }

    @Override
    public Alarm set(Duration after, Runnable action) {
        Entry entry = new Entry(System.nanoTime() + after.toNanos(), action);
        entries.add(entry);
        if (rests) {
            LockSupport.unpark(thread);
        }
        return () -> entries.remove(entry);
    }

    private void make() {
        int idle = 0;
        while (!Thread.currentThread().isInterrupted()) {
            idle = entries.isEmpty() ? idle + 1 : 0;
            if (idle > ROUNDS_BEFORE_A_REST) {
                rest();
                idle = 0;
            }
            LockSupport.parkNanos(this, ROUND.toNanos());
            long now = System.nanoTime();
            for (Entry entry : List.copyOf(entries)) {
                if (now - entry.due >= 0 && entries.remove(entry)) {
                    begin(entry);
                }
            }
        }
    }

    /** A system that has no thread to give at the moment is asked again in the next round. */
    private void begin(Entry entry) {
        try {
            threads.newThread(entry.action).start();
        } catch (OutOfMemoryError noThread) {
            entries.add(entry);
            LOG.warn("no thread could be started; trying again", noThread);
        }
    }

    /** Whoever sets an alarm sees that it rests, or it sees the alarm. */
    private void rest() {
        rests = true;
        while (entries.isEmpty() && !Thread.currentThread().isInterrupted()) {
            LockSupport.park(this);
        }
        rests = false;
    }

    /** Compared by identity. */
    private static final class Entry {

        private final long due;
        private final Runnable action;

        Entry(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }
    }
}
