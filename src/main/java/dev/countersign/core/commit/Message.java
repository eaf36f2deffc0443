package dev.countersign.core.commit;

import java.util.List;

/**
 * A commit message, decoded.
 *
 * @param lines the physical lines as stored: split at LF only, one CR before the LF dropped; a last LF ends a line and
 *     starts none
 * @param trailers the trailers as git sees them, in order
 * @param blockStart the line, counted from 1, at which git's trailer block starts; {@link #NO_BLOCK} when there is none
 * @param blockEnd the last line of the block, counted from 1; 0 when there is none
 */
public record Message(List<String> lines, List<Trailer> trailers, int blockStart, int blockEnd) {

    /** A block start beyond every line. */
    public static final int NO_BLOCK = Integer.MAX_VALUE;

    public Message {
        lines = List.copyOf(lines);
        trailers = List.copyOf(trailers);
    }

    /** The first line that is not blank, trimmed; empty for a blank message. */
    public String subject() {
        for (String line : lines) {
            if (!line.isBlank()) {
                return line.strip();
            }
        }
        return "";
    }

    /** Whether a line, counted from 1, lies in git's trailer block. */
    public boolean inTrailerBlock(int line) {
        return line >= blockStart && line <= blockEnd;
    }
}
