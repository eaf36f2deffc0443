package dev.countersign.core.signoff;

/**
 * What is kept as a countersignature and proves nothing, whoever it names.
 *
 * @param reason what is wrong, for people
 */
public record InvalidCountersignature(SignedStatement source, String reason) implements CountersignatureReading {}
