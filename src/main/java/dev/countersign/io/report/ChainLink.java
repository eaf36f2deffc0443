package dev.countersign.io.report;

import java.util.Optional;

/**
 * What ties a line of the decision log to the line before it.
 *
 * @param seq the number of the line in its log, counted from 1
 * @param previous the SHA-256 of the bytes of the line before, without its LF, in hex; empty for the first line
 * @param recovered whether the line before was cut short by a crash, so that its push was never accepted
 */
public record ChainLink(long seq, Optional<String> previous, boolean recovered) {}
