package dev.countersign.core.commit;

/**
 * Where git finds the trailers of a message; a port of {@code find_trailer_start} and {@code ignore_non_trailer}
 * (trailer.c and commit.c of git 2.39) with the default configuration and no divider.
 *
 * @param start the first line of the block, counted from 0; {@code end} when there is no block
 * @param end the line after the last one of the block
 */
record TrailerBlock(int start, int end) {

    private static final String COMMENT = "#";
    private static final String SCISSORS = "# ------------------------ >8 ------------------------";
    private static final String CONFLICTS = "Conflicts:";
    private static final String SIGN_OFF = "Signed-off-by: ";
    private static final String CHERRY_PICK = "(cherry picked from commit ";

    static TrailerBlock find(Lines lines) {
        int first = 0;
        while (first < lines.count() && lines.isBlank(first)) {
            first++;
        }
        int end = end(lines, first);
        return new TrailerBlock(start(lines, first, end), end);
    }

    boolean isEmpty() {
        return start >= end;
    }

    /**
     * The place of the colon that ends a key: after letters, digits and hyphens, and maybe blanks after these. -1 when
     * the line has none, 0 offset when it starts with one ({@code find_separator}).
     */
    static int keyLength(Lines lines, int line) {
        byte[] bytes = lines.bytes();
        int start = lines.start(line);
        boolean blanks = false;
        for (int at = start; at < lines.end(line); at++) {
            byte b = bytes[at];
            if (b == ':') {
                return at - start;
            }
            boolean blank = at > start && (b == ' ' || b == '\t');
            if (!blank && (blanks || !isKeyByte(b))) {
                return -1;
            }
            blanks |= blank;
        }
        return -1;
    }

    private static boolean isKeyByte(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-';
    }

    private static int end(Lines lines, int first) {
        int comments = first;
        boolean conflicts = false;
        int cutoff = cutoff(lines, first);
        for (int line = first; line < cutoff; line++) {
            if (lines.isEmpty(line) || lines.startsWith(line, COMMENT)) {
                comments = comments == first ? line : comments;
            } else if (lines.isTerminated(line, CONFLICTS)) {
                conflicts = true;
                comments = comments == first ? line : comments;
            } else if (!(conflicts && lines.startsWith(line, "\t")) && comments != first) {
                comments = first;
                conflicts = false;
            }
        }
        // Git takes a run that starts at the very first byte for none at all.
        return comments == first ? cutoff : comments;
    }

    private static int cutoff(Lines lines, int first) {
        int line = first;
        while (line < lines.count() && !lines.isTerminated(line, SCISSORS)) {
            line++;
        }
        return line;
    }

    private static int start(Lines lines, int first, int end) {
        int title = first;
        while (title < end && (lines.startsWith(title, COMMENT) || !lines.isBlank(title))) {
            title++;
        }
        Tally tally = new Tally();
        for (int line = end - 1; line >= title; line--) {
            if (lines.startsWith(line, COMMENT)) {
                tally.comment();
            } else if (!lines.isBlank(line)) {
                tally.text(lines, line);
            } else if (tally.seen) {
                return tally.isTrailerBlock() ? line + 1 : end;
            }
        }
        return end;
    }

    /** Counts the lines of the last paragraph from its end. */
    private static final class Tally {
        private boolean seen;
        private boolean generated;
        private int trailers;
        private int others;
        private int continuations;

        void comment() {
            others += continuations;
            continuations = 0;
        }

        void text(Lines lines, int line) {
            seen = true;
            boolean byGit = lines.startsWith(line, SIGN_OFF) || lines.startsWith(line, CHERRY_PICK);
            if (byGit || keyLength(lines, line) >= 1) {
                trailers++;
                continuations = 0;
                generated |= byGit;
            } else if (lines.startsWithSpace(line)) {
                continuations++;
            } else {
                others += 1 + continuations;
                continuations = 0;
            }
        }

        boolean isTrailerBlock() {
            others += continuations;
            return generated ? trailers * 3L >= others : others == 0;
        }
    }
}
