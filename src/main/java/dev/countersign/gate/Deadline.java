package dev.countersign.gate;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The end of the time that a judgement may take. */
public final class Deadline {

    private final Duration allowed;
    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(Duration allowed, LongSupplier nanoTime) {
        this.allowed = allowed;
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + allowed.toNanos();
    }

    /**
     * This long from now.
     *
     * @param nanoTime such as {@link System#nanoTime}
     */
    public static Deadline after(Duration allowed, LongSupplier nanoTime) {
        return new Deadline(allowed, nanoTime);
    }

    /** Practically none, where a person waits who stops it when they have waited enough. */
    public static Deadline none() {
        return after(Duration.ofDays(365), System::nanoTime);
    }

    /**
     * Goes on only when there is time left.
     *
     * @throws DeadlineException when there is none
     */
    public void check() {
        if (nanoTime.getAsLong() - end > 0) {
            throw new DeadlineException(allowed);
        }
    }
}
