package dev.countersign.io.decisionlog;

import dev.countersign.io.report.Escaped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of the check of a log.
 *
 * @param lines how many lines the file has
 * @param digest of the last whole line: what an auditor keeps, to prove later that the log up to here is the same
 * @param problems the first ones, in the order of the file
 * @param problemCount of all problems
 * @param notes what is worth knowing and no sign of tampering
 */
public record LogVerification(
        Path log,
        long lines,
        Optional<String> digest,
        List<LogProblem> problems,
        long problemCount,
        List<LogProblem> notes) {

    public LogVerification {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Whether nothing was changed since it was written. */
    public boolean isIntact() {
        return problemCount == 0;
    }

    /** Every problem and note as {@code file:line: what}, then a summary with the digest. */
    public List<String> report() {
        List<String> report = new ArrayList<>();
        problems.forEach(problem -> report.add(at(problem)));
        if (problemCount > problems.size()) {
            report.add("… and " + (problemCount - problems.size()) + " more");
        }
        notes.forEach(note -> report.add(at(note)));
        report.add(summary());
        return report;
    }

    private String at(LogProblem problem) {
        return Escaped.text(log.toString()) + ":" + problem.line() + ": " + Escaped.text(problem.what());
    }

    private String summary() {
        String count = lines + (lines == 1 ? " line" : " lines");
        String state = isIntact() ? "intact" : problemCount + (problemCount == 1 ? " problem" : " problems");
        return count + ", " + state
                + digest.map(last -> "; last line sha256 " + last).orElse("");
    }
}
