package dev.countersign.core.verdict;

import java.util.List;

/**
 * The answer for one push, or for a dry run.
 *
 * @param updates in the order of the push; empty for a dry run over commits
 * @param commits parents before children
 * @param findings reasons against the push as a whole
 */
public record Decision(
        Circumstances circumstances, List<UpdateVerdict> updates, CommitVerdicts commits, List<Finding> findings) {

    public Decision {
        updates = List.copyOf(updates);
        findings = List.copyOf(findings);
    }

    /** With verdicts that are kept. */
    public Decision(
            Circumstances circumstances,
            List<UpdateVerdict> updates,
            List<CommitVerdict> commits,
            List<Finding> findings) {
        this(circumstances, updates, CommitVerdicts.of(commits), findings);
    }

    /** Whether the push may go in: nothing speaks against it, its updates or its commits. */
    public boolean admitted() {
        return findings.isEmpty()
                && updates.stream().allMatch(update -> update.findings().isEmpty())
                && commits.tally().rejected() == 0;
    }

    /** The word for it in JSON and in documents: {@code admitted} or {@code rejected}. */
    public String word() {
        return admitted() ? "admitted" : "rejected";
    }
}
