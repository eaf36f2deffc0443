package dev.countersign.core.push;

/**
 * A line of hook input that is no ref update.
 *
 * @param line counted from 1
 * @param text the line, undecodable bytes as U+FFFD
 * @param reason what is wrong, for people
 */
public record MalformedUpdate(int line, String text, String reason) {}
