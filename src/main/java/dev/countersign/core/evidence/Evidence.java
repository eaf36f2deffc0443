package dev.countersign.core.evidence;

/**
 * One thing in a commit that speaks for AI assistance.
 *
 * @param tool the tool's name as people know it, such as {@code Claude Code}
 * @param line the line of the message, counted from 1; 0 for an author or committer
 * @param text the line, or the identity, as it stands in the commit, trimmed
 * @param inTrailerBlock whether it stood in git's trailer block
 */
public record Evidence(String tool, Kind kind, Grade grade, int line, String text, boolean inTrailerBlock) {}
