package dev.countersign.core.evidence;

/**
 * An explicit statement about AI that a commit makes, such as {@code AI-Assisted: no}.
 *
 * @param assisted what it says
 * @param line the line of the message, counted from 1
 * @param text the line as it stands in the commit, trimmed
 */
public record Declaration(boolean assisted, int line, String text) {}
