package dev.countersign.core.commit;

/**
 * A trailer exactly as {@code git interpret-trailers --parse --no-divider} prints it.
 *
 * @param key what stands before the separator, trimmed; never empty
 * @param value what stands after it, trimmed and unfolded; may be empty
 * @param line where it starts: a line of {@link Message#lines()}, counted from 1
 * @param form how it is written
 */
public record Trailer(String key, String value, int line, Form form) {

    public Trailer {
        if (key.isEmpty() || line < 1) {
            throw new IllegalArgumentException("a trailer needs a key and a line");
        }
    }

    /** A trailer in plain form. */
    public Trailer(String key, String value, int line) {
        this(key, value, line, Form.PLAIN);
    }

    /** How a trailer is written; only the plain form reads the same to every reader of Git messages. */
    public enum Form {
        /** One line: the key, the colon, spaces or nothing, the value. */
        PLAIN,
        /** Blanks stand between the key and the colon: no trailer for JGit. */
        BLANK_BEFORE_COLON,
        /** The value is set off by a TAB or CR, which belongs to the value for JGit. */
        ODD_BLANK_AROUND_VALUE,
        /** The value goes on in the next line; JGit folds at spaces only. */
        FOLDED,
        /** Git sees another value, or none, as long as the carriage returns at the ends of lines are kept. */
        DEPENDS_ON_CARRIAGE_RETURNS
    }
}
