package dev.countersign.core.signoff;

import dev.countersign.core.commit.EmailAddress;

/**
 * A well-formed {@code Signed-off-by: Name <address>}, with nothing after the {@code >}.
 *
 * @param name never empty
 */
public record SignOff(String name, EmailAddress email, int line) implements SignOffReading {}
