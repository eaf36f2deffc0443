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
        Circumstances circumstances, List<UpdateVerdict> updates, List<CommitVerdict> commits, List<Finding> findings) {

    public Decision {
        updates = List.copyOf(updates);
        commits = List.copyOf(commits);
        findings = List.copyOf(findings);
    }

    /** Whether the push may go in: nothing speaks against it, its updates or its commits. */
    public boolean admitted() {
        return findings.isEmpty()
                && updates.stream().allMatch(update -> update.findings().isEmpty())
                && commits.stream().allMatch(CommitVerdict::admits);
    }

    /** The word for it in JSON and in documents: {@code admitted} or {@code rejected}. */
    public String word() {
        return admitted() ? "admitted" : "rejected";
    }

    /** The commits that at least one rule rejects. */
    public List<CommitVerdict> rejectedCommits() {
        return commits.stream().filter(commit -> !commit.admits()).toList();
    }
}
