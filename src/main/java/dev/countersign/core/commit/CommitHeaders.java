package dev.countersign.core.commit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The header lines of a commit or tag object as they stand there, right or wrong.
 *
 * @param lines in order; at most as many as were read before a limit was exceeded
 * @param parents how many of them name a parent
 * @param folds how many continuation lines they have together
 * @param messageStart where the message starts; {@link #NONE} when no blank line ends the headers
 */
record CommitHeaders(List<Line> lines, int parents, int folds, int messageStart) {

    static final int NONE = -1;

    /**
     * One header.
     *
     * @param name up to the first space; the whole line where there is none
     * @param start of the value
     * @param end of the value's first line, without LF
     * @param folds its continuation lines
     */
    record Line(String name, int start, int end, int folds) {

        boolean is(String other) {
            return name.equals(other);
        }

        String value(byte[] object) {
            return new String(object, start, end - start, StandardCharsets.ISO_8859_1);
        }
    }

    /** Reads up to the blank line, or to the first line beyond one of the limits. */
    static CommitHeaders scan(byte[] object, CommitLimits limits) {
        List<Line> lines = new ArrayList<>();
        int parents = 0;
        int folds = 0;
        int at = 0;
        while (at < object.length && parents <= limits.parents() && folds <= limits.foldLines()) {
            int end = Bytes.indexOf(object, '\n', at, object.length);
            if (end == at || end == object.length) {
                return new CommitHeaders(lines, parents, folds, end == at ? at + 1 : NONE);
            }
            if (object[at] == ' ' && !lines.isEmpty()) {
                folds++;
                lines.set(lines.size() - 1, folded(lines.get(lines.size() - 1)));
            } else {
                Line line = line(object, at, end);
                parents += line.is("parent") ? 1 : 0;
                lines.add(line);
            }
            at = end + 1;
        }
        return new CommitHeaders(lines, parents, folds, NONE);
    }

    private static Line folded(Line line) {
        return new Line(line.name, line.start, line.end, line.folds + 1);
    }

    private static Line line(byte[] object, int start, int end) {
        int space = Bytes.indexOf(object, ' ', start, end);
        String name = new String(object, start, space - start, StandardCharsets.ISO_8859_1);
        return new Line(name, Math.min(space + 1, end), end, 0);
    }
}
