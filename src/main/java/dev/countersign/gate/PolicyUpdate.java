package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges what a push makes of the ref that holds the policy. Its commits are judged as all others are; this is about
 * what they cannot tell: that a policy is there afterwards, one that can be used, and none of before, by which somebody
 * would be what they are no longer.
 */
final class PolicyUpdate {

    private final CommitSource source;
    private final PolicySeat seat;
    private final Deadline deadline;

    PolicyUpdate(CommitSource source, PolicySeat seat, Deadline deadline) {
        this.source = source;
        this.seat = seat;
        this.deadline = deadline;
    }

    /** What speaks against the movement; nothing when it is one of another ref. */
    List<Finding> judge(Movement move) {
        if (!move.resolved().equals(seat.ref())) {
            return List.of();
        }
        Optional<ObjectId> commit = move.commit().filter(move.update().target()::equals);
        if (commit.isEmpty()) {
            return List.of(finding("cannot be deleted, nor point at anything but a commit", "leave this ref out"));
        }
        History history = new History(source);
        boolean goesOn = move.tip()
                .filter(tip -> HistoryWalk.reaches(commit.get(), tip, history, deadline))
                .isPresent();
        if (!goesOn) {
            return List.of(finding(
                    "cannot be set back or rewritten",
                    "build on what is there: git pull --rebase; to take a change back: git revert"));
        }
        List<Finding> findings = new ArrayList<>();
        for (String flaw : seat.flaws(commit.get())) {
            findings.add(findings.isEmpty() ? unusable(flaw) : new Finding(flaw, ""));
        }
        return findings;
    }

    private Finding unusable(String flaw) {
        return finding("must hold one that can be used: " + flaw, "mend it, git commit --amend, and push again");
    }

    private Finding finding(String message, String remedy) {
        return new Finding("the policy of this repository lies in '" + seat.ref() + "', which " + message, remedy);
    }
}
