package dev.countersign.core.signoff;

/**
 * What the strict reading made of a {@code Signed-off-by} that git sees: a {@link SignOff} or an
 * {@link InvalidSignOff}.
 */
public sealed interface SignOffReading permits SignOff, InvalidSignOff {

    /** The line of the message at which it starts, counted from 1. */
    int line();
}
