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
        String prefix = first;
        String line = "";
        for (String word : text.split(" ", -1)) {
            while (!line.isEmpty() && Escaped.columns(prefix + line + " " + word) > WIDTH) {
                int end = end(line);
                lines.add(prefix + line.substring(0, end));
                line = line.substring(Math.min(end + 1, line.length()));
                prefix = others;
            }
            line = line.isEmpty() ? word : line + " " + word;
        }
        lines.add(prefix + line);
    }

    /** Where to break a full line: behind a clause if one ends in it, so that its parts stay together. */
    private static int end(String line) {
        int clause = line.lastIndexOf("; ");
        return clause > 0 ? clause + 1 : line.length();
    }
}
