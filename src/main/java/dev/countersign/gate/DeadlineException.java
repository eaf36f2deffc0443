package dev.countersign.gate;

import java.time.Duration;

/** A judgement took longer than it may. */
public final class DeadlineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says how long it was allowed to take. */
    public DeadlineException(Duration allowed) {
        super("not judged within " + allowed.toSeconds() + " seconds");
    }
}
