package dev.countersign.shell.cli;

import dev.countersign.io.report.Escaped;
import dev.countersign.io.yaml.Problem;
import java.util.ArrayList;
import java.util.List;

/** What a lint says of a file that can be used. */
final class Lint {

    private Lint() {}

    /**
     * Every doubt, then the state.
     *
     * @param file by its text
     */
    static List<String> report(String file, List<Problem> doubts) {
        List<String> lines = new ArrayList<>();
        doubts.forEach(doubt -> lines.add("warning: " + Escaped.text(doubt.toString())));
        lines.add("countersign: " + Escaped.text(file) + " can be used"
                + (doubts.isEmpty() ? "" : "; " + doubts.size() + (doubts.size() == 1 ? " doubt" : " doubts")));
        return lines;
    }
}
