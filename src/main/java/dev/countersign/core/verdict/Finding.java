package dev.countersign.core.verdict;

/**
 * One reason against a commit, a ref update or a push.
 *
 * @param message what is wrong: lower case, no full stop, the reader's words
 * @param remedy what to do, if possible the exact command; may be empty where nothing can be done
 */
public record Finding(String message, String remedy) {}
