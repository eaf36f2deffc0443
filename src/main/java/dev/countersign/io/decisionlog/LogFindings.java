package dev.countersign.io.decisionlog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a check of a log has found so far. Of the problems the first are kept, all are counted. */
final class LogFindings {

    static final int KEPT = 1_000;

    private static final String CUT_SHORT = "cut short while it was written; its push was not accepted";

    private final List<LogProblem> problems = new ArrayList<>();
    private final List<LogProblem> notes = new ArrayList<>();
    private long problemCount;

    void problem(long line, String what) {
        problemCount++;
        if (problems.size() < KEPT) {
            problems.add(new LogProblem(Math.max(1, line), what));
        }
    }

    /** None of these lines is a decision. */
    void notDecisions(long first, long last) {
        for (long line = first; line <= last; line++) {
            problem(line, "is not a decision");
        }
    }

    /** Notes what is no sign of tampering. */
    void note(long line, String what) {
        notes.add(new LogProblem(line, what));
    }

    /** A crash has ended each of these lines, one after the other. */
    void cutShort(long first, long last) {
        for (long line = first; line <= last; line++) {
            note(line, CUT_SHORT);
        }
    }

    /**
     * All of it.
     *
     * @param lines how many lines the log has
     * @param digest of the last whole one
     */
    LogVerification verification(Path log, long lines, Optional<String> digest) {
        return new LogVerification(log, lines, digest, problems, problemCount, notes);
    }
}
