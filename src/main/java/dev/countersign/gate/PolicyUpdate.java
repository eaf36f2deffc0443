package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.verdict.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what a push makes of the ref that holds the policy. Its commits are judged as all others are; this is about
 * what they cannot tell. Where the files are others afterwards than before, {@linkplain #guards the rules that guard
 * them} judge the commit at the end, whatever it changes itself and wherever it lay before: who signs that off, signs
 * off what is in effect then, however it came about. The ref goes on from where it is, or somebody would be again what
 * they are no longer; and what it holds can be used, or nobody could push any more.
 */
final class PolicyUpdate {

    private final CommitSource source;
    private final PolicySeat seat;
    private final Movement move;
    private final List<String> changes;

    private PolicyUpdate(CommitSource source, PolicySeat seat, Movement move, List<String> changes) {
        this.source = source;
        this.seat = seat;
        this.move = move;
        this.changes = List.copyOf(changes);
    }

    /** The one that a movement is; none for a movement of another ref. */
    static Optional<PolicyUpdate> of(CommitSource source, PolicySeat seat, Movement move) {
        if (!move.resolved().equals(seat.ref())) {
            return Optional.empty();
        }
        List<String> changes = move.tip()
                .flatMap(tip -> move.commit().map(commit -> seat.changes(tip, commit)))
                .orElse(List.of());
        return Optional.of(new PolicyUpdate(source, seat, move, changes));
    }

    /** The commit at the end, where with it the policy is another. */
    Optional<ObjectId> change() {
        return move.commit().filter(commit -> !changes.isEmpty());
    }

    /** The rules that whatever changes these files must meet; at least one for each of them. */
    List<Rule> guards() {
        List<Rule> guards = move.rules().stream()
                .filter(rule -> changes.stream().anyMatch(path -> rule.guards(seat.ref(), path)))
                .toList();
        if (guards.isEmpty()) {
            throw new IllegalStateException("nothing guards the policy in " + seat.ref());
        }
        return guards;
    }

    /**
     * What speaks against it.
     *
     * @param isSignedOff whether all commits of the push may go in: what may not is not worth a look
     */
    List<Finding> findings(boolean isSignedOff, Deadline deadline) {
        Optional<ObjectId> commit = move.commit().filter(move.update().target()::equals);
        if (commit.isEmpty()) {
            return List.of(finding("cannot be deleted, nor point at anything but a commit", "leave this ref out"));
        }
        if (isSetBack(commit.get(), isSignedOff, deadline)) {
            return List.of(finding(
                    "cannot be set back or rewritten",
                    "build on what is there: git pull --rebase; to take a change back: git revert"));
        }
        if (changes.isEmpty()) {
            return List.of();
        }
        if (isSignedOff) {
            return flaws(commit.get());
        }
        return endsWithChange(commit.get()) ? List.of() : List.of(change(commit.get()));
    }

    /** Whether it is plain to see why the commit at the end is judged: it differs in these files from its parent. */
    private boolean endsWithChange(ObjectId commit) {
        return source.lineage(commit)
                .flatMap(lineage -> lineage.parents().stream().findFirst())
                .filter(parent -> seat.changes(parent, commit).isEmpty())
                .isEmpty();
    }

    private Finding change(ObjectId commit) {
        List<String> names =
                guards().stream().map(rule -> "'" + rule.name() + "'").toList();
        return finding(
                "is another with this push: so the commit at its end, " + commit.abbreviated() + ", needs what rule "
                        + String.join(", ", names) + " asks for, whatever it changes itself",
                "push the change first, in a push that ends with it");
    }

    private List<Finding> flaws(ObjectId commit) {
        List<Finding> findings = new ArrayList<>();
        for (String flaw : seat.flaws(commit)) {
            findings.add(findings.isEmpty() ? unusable(flaw) : new Finding(flaw, ""));
        }
        return findings;
    }

    private Finding unusable(String flaw) {
        return finding("must be one that can be used: " + flaw, "mend it, git commit --amend, and push again");
    }

    private Finding finding(String message, String remedy) {
        return new Finding("the policy of this repository, in '" + seat.ref() + "', " + message, remedy);
    }

    /** Whether the commit is not built on the tip; of a push that is refused anyway, as far as that is soon told. */
    private boolean isSetBack(ObjectId commit, boolean isSignedOff, Deadline deadline) {
        if (move.tip().isEmpty()) {
            return true;
        }
        ObjectId tip = move.tip().get();
        History history = new History(source);
        if (commit.equals(tip) || isBuiltOn(tip, commit, history, deadline)) {
            return false;
        }
        return HistoryWalk.reachesByDate(tip, commit, history, deadline)
                || (isSignedOff && !HistoryWalk.reaches(commit, tip, history, deadline));
    }

    /** Whether the commit, or one below it that the push brings along, has the tip as a parent, as mostly it is. */
    private boolean isBuiltOn(ObjectId tip, ObjectId commit, History history, Deadline deadline) {
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(history.find(commit)));
        while (!open.isEmpty()) {
            deadline.check();
            int next = open.pop();
            if (history.parents(next).anyMatch(parent -> history.id(parent).equals(tip))) {
                return true;
            }
            history.parents(next)
                    .filter(parent -> seen.add(parent) && !source.wasPresent(history.id(parent)))
                    .filter(history::read)
                    .forEach(open::push);
        }
        return false;
    }
}
