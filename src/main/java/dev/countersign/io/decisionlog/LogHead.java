package dev.countersign.io.decisionlog;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The end of a decision log, kept beside it so that missing last lines can be told.
 *
 * @param seq the number of the last line; 0 for a log without lines
 * @param digest the SHA-256 of its bytes without the LF, in hex
 * @param length of the log up to and with that line, in bytes
 */
public record LogHead(long seq, String digest, long length) {

    /** Every head has this many bytes, so that overwriting one in place needs no room on the disk. */
    static final int BYTES = 105;

    private static final int DIGITS = 19;
    private static final int DIGEST_AT = 20;
    private static final int LENGTH_AT = 85;

    /** A head goes to the disk once in so many lines: one wait less for every other push. */
    private static final int STRETCH = 64;

    /**
     * By how many lines a head may lag behind its log after a crash. A stretch, and one more for each further crash
     * just as the next head goes to the disk; so many of those as there is room for here are somebody's doing.
     */
    static final int MOST_BEHIND = 2 * STRETCH;

    /** The digest of no line. */
    static final String NO_DIGEST = "0".repeat(64);

    /** The head of a log without lines. */
    static final LogHead NONE = new LogHead(0, NO_DIGEST, 0);

    /** Whether this head, coming after that one, is the first of its stretch, and has to be on the disk. */
    boolean beginsStretch(Optional<LogHead> before) {
        return before.isEmpty() || seq / STRETCH != before.get().seq / STRETCH;
    }

    byte[] bytes() {
        return (padded(seq) + " " + digest + " " + padded(length) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String padded(long number) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    /** The head that these bytes are; empty when they are anything else. */
    static Optional<LogHead> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.length() != BYTES) {
            return Optional.empty();
        }
        String digest = text.substring(DIGEST_AT, LENGTH_AT - 1);
        try {
            long seq = Long.parseLong(text.substring(0, DIGEST_AT - 1));
            long length = Long.parseLong(text.substring(LENGTH_AT, BYTES - 1));
            LogHead head = new LogHead(seq, digest, length);
            return new String(head.bytes(), StandardCharsets.ISO_8859_1).equals(text)
                    ? Optional.of(head)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
