package dev.countersign.core.signoff;

/**
 * What the strict reading made of something that is kept as a countersignature: a {@link Countersignature} or an
 * {@link InvalidCountersignature}.
 */
public sealed interface CountersignatureReading permits Countersignature, InvalidCountersignature {

    /** What was read. */
    SignedStatement source();
}
