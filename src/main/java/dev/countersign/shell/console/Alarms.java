package dev.countersign.shell.console;

import java.time.Duration;

/** Has things done later, unless they are called off before. Each is done on a thread of its own, and at most once. */
public interface Alarms {

    /**
     * Sets one.
     *
     * @param after not before this time is over, and not much later
     */
    Alarm set(Duration after, Runnable action);

    /** One that is set. */
    interface Alarm {

        /** The action will not begin; nothing happens when it has. */
        void callOff();
    }

    /** A thread waits for each: for a process that sets few. */
    static Alarms ofThreads() {
        return (after, action) -> {
            Thread thread = new Thread(() -> await(after, action), "alarm");
            thread.setDaemon(true);
            thread.start();
            return thread::interrupt;
        };
    }

    private static void await(Duration after, Runnable action) {
        try {
            Thread.sleep(after.toMillis());
        } catch (InterruptedException calledOff) {
            return;
        }
        action.run();
    }
}
