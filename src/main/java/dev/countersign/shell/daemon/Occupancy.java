package dev.countersign.shell.daemon;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many requests are being worked on, and for how long there has been none. */
final class Occupancy {

    /** To look again after, where somebody is here who may be gone at once. */
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private int inside;
    private long emptySince = System.nanoTime();
    private boolean isAwaited;

    /** One more; answers how many there are with it. */
    synchronized int enter() {
        return ++inside;
    }

    synchronized void leave() {
        inside--;
        emptySince = System.nanoTime();
        if (isAwaited) {
            notifyAll();
        }
    }

    /** Waits until nobody is here. */
    synchronized void awaitEmpty() throws InterruptedException {
        isAwaited = true;
        while (inside > 0) {
            wait();
        }
    }

    /** Waits until nobody has been here for so long; those who come and go meanwhile wake nobody up. */
    void awaitEmptyFor(Duration time) throws InterruptedException {
        long left = left(time.toNanos());
        while (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
            left = left(time.toNanos());
        }
    }

    private synchronized long left(long time) {
        return inside > 0 ? Math.max(time, SECOND) : emptySince + time - System.nanoTime();
    }
}
