package dev.countersign.gate;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Vouching;
import dev.countersign.core.push.Pusher;
import dev.countersign.core.signoff.Countersignature;
import dev.countersign.core.signoff.CountersignatureReading;
import dev.countersign.core.signoff.InvalidCountersignature;
import dev.countersign.core.signoff.SignedStatement;
import dev.countersign.core.verdict.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges what a push makes of the ref that holds the countersignatures. Whoever pushes them need not be who signed
 * them; but only valid ones come in, and none goes but by the person whose it is.
 */
final class CountersignaturesUpdate {

    private static final String PUSH_AGAIN =
            "push with the command that keeps what others have signed: " + "countersign approve --push";

    private final CommitSource source;
    private final Vouching vouching;
    private final Pusher pusher;
    private final Deadline deadline;

    /** For a push by this pusher. */
    CountersignaturesUpdate(CommitSource source, Vouching vouching, Pusher pusher, Deadline deadline) {
        this.source = source;
        this.vouching = vouching;
        this.pusher = pusher;
        this.deadline = deadline;
    }

    /** What speaks against the movement. */
    List<Finding> judge(Movement move) {
        Optional<ObjectId> target = Optional.of(move.update().target()).filter(id -> !id.isZero());
        Optional<ObjectId> after = target.filter(this::isCommit);
        if (!after.equals(target)) {
            return List.of(
                    new Finding("it points at something that is no commit, so it cannot hold notes", PUSH_AGAIN));
        }
        Optional<ObjectId> before = move.tip().filter(this::isCommit);
        Set<String> changed = new TreeSet<>(source.changedNotes(before, after));
        return changed.stream()
                .flatMap(path -> judge(path, before, after).stream())
                .toList();
    }

    private boolean isCommit(ObjectId id) {
        return source.peel(id) instanceof Peeled.ToCommit peeled
                && peeled.commit().equals(id);
    }

    private List<Finding> judge(String path, Optional<ObjectId> before, Optional<ObjectId> after) {
        deadline.check();
        String name = path.replace("/", "");
        if (!ObjectId.isValid(name)) {
            return List.of(new Finding("'" + path + "' is no note on a commit", PUSH_AGAIN));
        }
        ObjectId commit = new ObjectId(name);
        List<CountersignatureReading> old = beside(before, commit);
        List<CountersignatureReading> now = beside(after, commit);
        List<Finding> findings = new ArrayList<>();
        without(now, old).forEach(added -> flaw(added, commit).ifPresent(findings::add));
        without(old, now).forEach(gone -> loss(gone, commit).ifPresent(findings::add));
        return findings;
    }

    private List<CountersignatureReading> beside(Optional<ObjectId> notes, ObjectId commit) {
        return notes.map(at -> source.countersignatures(at, commit)).orElse(List.of());
    }

    private static List<CountersignatureReading> without(
            List<CountersignatureReading> some, List<CountersignatureReading> others) {
        Set<SignedStatement> known =
                others.stream().map(CountersignatureReading::source).collect(Collectors.toCollection(HashSet::new));
        return some.stream().filter(one -> known.add(one.source())).toList();
    }

    private Optional<Finding> flaw(CountersignatureReading added, ObjectId commit) {
        Optional<String> reason = added instanceof InvalidCountersignature invalid
                ? Optional.of(invalid.reason())
                : vouching.objection((Countersignature) added, commit, tree(commit));
        return reason.map(why -> new Finding(
                "the note on commit " + commit.abbreviated() + " is no valid countersignature: " + why,
                "drop what is not on the server yet, and sign anew: git update-ref -d " + SignedStatement.REF
                        + " && countersign approve --push " + commit.abbreviated()));
    }

    /** Empty for a commit that is not here yet: approvals may come before what they approve. */
    private Optional<ObjectId> tree(ObjectId commit) {
        return source.find(commit).filter(Commit.class::isInstance).map(reading -> ((Commit) reading).tree());
    }

    /** Junk may go. What somebody signed is theirs, even when their key or their job has ended since. */
    private Optional<Finding> loss(CountersignatureReading gone, ObjectId commit) {
        if (!(gone instanceof Countersignature signed)) {
            return Optional.empty();
        }
        return vouching.isPushedBySigner(signed, pusher)
                ? Optional.empty()
                : Optional.of(new Finding(
                        "it takes away from commit " + commit.abbreviated() + " what "
                                + signed.statement().name() + " has signed",
                        PUSH_AGAIN));
    }
}
