package dev.countersign.shell.hook;

import dev.countersign.gate.DeadlineException;
import dev.countersign.shell.console.Alarms;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Puts an end to a judgement that does not come to one by itself: one that hangs in a place where nobody looks at the
 * clock. Closing it sends it home.
 */
final class Watchdog implements AutoCloseable {

    private final Duration allowed;
    private final AtomicBoolean settled;
    private final Alarms.Alarm alarm;

    private Watchdog(Duration allowed, AtomicBoolean settled, Alarms.Alarm alarm) {
        this.allowed = allowed;
        this.settled = settled;
        this.alarm = alarm;
    }

    /**
     * Sets a watchdog on.
     *
     * @param bite what it does when it is not called off in time; ends the judgement, not with 0
     */
    static Watchdog set(Alarms alarms, Duration allowed, Runnable bite) {
        AtomicBoolean settled = new AtomicBoolean();
        Alarms.Alarm alarm = alarms.set(allowed, () -> {
            if (settled.compareAndSet(false, true)) {
                bite.run();
            }
        });
        return new Watchdog(allowed, settled, alarm);
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
        alarm.callOff();
    }
}
