package dev.countersign.shell.hook;

import dev.countersign.gate.DeadlineException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Puts an end to a judgement that does not come to one by itself: one that hangs in a place where nobody looks at the
 * clock. Closing it sends it home.
 */
final class Watchdog implements AutoCloseable {

    private final Duration allowed;
    private final Runnable bite;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final Thread thread;

    private Watchdog(Duration allowed, Runnable bite) {
        this.allowed = allowed;
        this.bite = bite;
        this.thread = new Thread(this::watch, "watchdog");
        thread.setDaemon(true);
    }

    /**
     * Sets a watchdog on.
     *
     * @param bite what it does when it is not called off in time; ends the judgement, not with 0
     */
    static Watchdog set(Duration allowed, Runnable bite) {
        Watchdog watchdog = new Watchdog(allowed, bite);
        watchdog.thread.start();
        return watchdog;
    }

    private void watch() {
        try {
            Thread.sleep(allowed.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (settled.compareAndSet(false, true)) {
            bite.run();
        }
    }

    /**
     * Calls it off, so that what follows is done whole or not at all.
     *
     * @throws DeadlineException when it is too late
     */
    void callOff() {
        if (!settled.compareAndSet(false, true)) {
            throw new DeadlineException(allowed);
        }
    }

    @Override
    public void close() {
        settled.set(true);
        thread.interrupt();
    }
}
