package dev.countersign.core.commit;

/**
 * How large a commit may be before it is refused unread.
 *
 * @param bytes of the whole object
 * @param parents parent lines
 * @param trailers trailers in the trailer block
 * @param foldLines continuation lines, in the headers and in the trailer block, each counted on its own
 * @param lines of the message
 */
public record CommitLimits(int bytes, int parents, int trailers, int foldLines, int lines) {

    /** 1 MiB, 128 parents, 1,000 trailers, 1,000 fold lines, 20,000 lines. */
    public static final CommitLimits DEFAULT = new CommitLimits(1 << 20, 128, 1_000, 1_000, 20_000);

    public CommitLimits {
        if (bytes < 1 || parents < 1 || trailers < 1 || foldLines < 1 || lines < 1) {
            throw new IllegalArgumentException("a limit must be at least 1");
        }
    }
}
