package dev.countersign.core.signoff;

/**
 * A {@code Signed-off-by} that cannot count, whoever it names.
 *
 * @param text the value as it stands in the commit
 * @param reason what is wrong, for people
 */
public record InvalidSignOff(String text, int line, String reason) implements SignOffReading {}
