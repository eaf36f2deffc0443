package dev.countersign.core.commit;

/**
 * A trailer exactly as {@code git interpret-trailers --parse --no-divider} prints it.
 *
 * @param key what stands before the separator, trimmed; never empty
 * @param value what stands after it, trimmed and unfolded; may be empty
 * @param line where it starts: a line of {@link Message#lines()}, counted from 1
 */
public record Trailer(String key, String value, int line) {

    public Trailer {
        if (key.isEmpty() || line < 1) {
            throw new IllegalArgumentException("a trailer needs a key and a line");
        }
    }
}
