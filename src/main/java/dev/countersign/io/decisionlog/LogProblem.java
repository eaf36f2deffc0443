package dev.countersign.io.decisionlog;

/**
 * One thing that is wrong with a log.
 *
 * @param line of the file, counted from 1
 * @param what for people
 */
public record LogProblem(long line, String what) {}
