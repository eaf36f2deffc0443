package dev.countersign.io.report;

import java.util.ArrayList;
import java.util.List;

/** Text broken at blanks into lines that a terminal of 80 columns shows whole, behind git's {@code remote: }. */
final class Paragraph {

    /** 80 columns without {@code remote: }. */
    static final int WIDTH = 72;

    private static final int LONGEST = 2_000;

    private Paragraph() {}

    /** The escaped text, the first line after one prefix, the others after another; what is absurdly long is cut. */
    static List<String> lines(String first, String others, String text) {
        List<String> lines = new ArrayList<>();
        String prefix = first;
        for (String line : text.split("\n", -1)) {
            wrap(prefix, others, Escaped.shortened(line, LONGEST), lines);
            prefix = others;
        }
        return lines;
    }

    private static void wrap(String first, String others, String text, List<String> lines) {
        StringBuilder line = new StringBuilder(first);
        boolean blank = true;
        for (String word : text.split(" ", -1)) {
            if (!blank && Escaped.columns(line.toString()) + 1 + Escaped.columns(word) > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(others);
                blank = true;
            }
            line.append(blank ? "" : " ").append(word);
            blank = false;
        }
        lines.add(line.toString());
    }
}
