package dev.countersign.shell.daemon;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many requests are being worked on, and for how long there has been none. */
final class Occupancy {

    private int inside;
    private long emptySince = System.nanoTime();

    /** One more; answers how many there are with it. */
    synchronized int enter() {
        return ++inside;
    }

    synchronized void leave() {
        inside--;
        emptySince = System.nanoTime();
        notifyAll();
    }

    /** Waits until nobody is here. */
    void awaitEmpty() throws InterruptedException {
        awaitEmptyFor(Duration.ZERO);
    }

    /** Waits until nobody has been here for so long. */
    synchronized void awaitEmptyFor(Duration time) throws InterruptedException {
        long left = left(time);
        while (left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = left(time);
        }
    }

    private long left(Duration time) {
        return inside > 0 ? Long.MAX_VALUE : emptySince + time.toNanos() - System.nanoTime();
    }
}
