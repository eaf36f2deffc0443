package dev.countersign.shell.hook;

import dev.countersign.gate.DeadlineException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process when a judgement does not come to an end by itself: when it hangs in a place where nobody looks at
 * the clock.
 */
final class Watchdog {

    private final Duration allowed;
    private final Runnable bite;
    private final AtomicBoolean settled = new AtomicBoolean();

    private Watchdog(Duration allowed, Runnable bite) {
        this.allowed = allowed;
        this.bite = bite;
    }

    /**
     * Sets a watchdog on.
     *
     * @param bite what it does when it is not called off in time; ends the process, not with 0
     */
    static Watchdog set(Duration allowed, Runnable bite) {
        Watchdog watchdog = new Watchdog(allowed, bite);
        Thread thread = new Thread(watchdog::watch, "watchdog");
        thread.setDaemon(true);
        thread.start();
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
}
