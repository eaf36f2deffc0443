package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Walks history from some commits back to others: what can be reached from the {@linkplain #from starts} and not from
 * the {@linkplain #exclude boundaries}.
 *
 * <p>The walk goes by committer dates, newest first, and stops when only excluded commits are left to look at. Where a
 * clock was wrong it may then call a commit new that a boundary reaches; {@link #confirm} walks on until that is
 * settled. No commit that is new is ever missed.
 */
final class HistoryWalk {

    private final History history;
    private final Deadline deadline;
    private final BitSet met = new BitSet();
    private final BitSet excluded = new BitSet();
    private final BitSet queued = new BitSet();
    private final PriorityQueue<Integer> queue;
    private int newInQueue;

    HistoryWalk(History history, Deadline deadline) {
        this.history = history;
        this.deadline = deadline;
        this.queue = new PriorityQueue<>(history.newestFirst());
    }

    /**
     * Walks from these commits too.
     *
     * @throws MissingCommitException when one is not in the repository
     */
    void from(Collection<ObjectId> starts) {
        for (ObjectId start : starts) {
            int commit = history.find(start);
            if (commit == History.MISSING) {
                throw new MissingCommitException(start, Optional.empty());
            }
            visitNew(commit);
        }
    }

    /**
     * Leaves out these commits and all that they reach; those that are not in the repository reach nothing. To be
     * called before the first run, or for commits that the walk has met.
     */
    void exclude(Collection<ObjectId> boundaries) {
        for (ObjectId boundary : boundaries) {
            int commit = history.find(boundary);
            if (commit != History.MISSING) {
                visitExcluded(commit);
            }
        }
    }

    /** Leaves out a commit and does not look beyond it; all that the walk reaches without it counts as new. */
    void stopAt(int commit) {
        met.set(commit);
        excluded.set(commit);
    }

    /**
     * Walks until no new commit is left to look at.
     *
     * @throws MissingCommitException when a new commit names a parent that is not in the repository
     */
    void run() {
        while (newInQueue > 0) {
            step();
        }
    }

    /**
     * Walks on until it is certain which of these commits are new: until all are excluded or nothing is left to look
     * at.
     */
    void confirm(BitSet suspects) {
        suspects.stream().forEach(this::confirm);
    }

    private void confirm(int suspect) {
        run();
        while (isNew(suspect) && !queue.isEmpty()) {
            step();
        }
    }

    /** Whether a commit descends from another, or is it; both are in the repository. */
    static boolean reaches(ObjectId from, ObjectId to, History history, Deadline deadline) {
        HistoryWalk walk = between(from, to, history, deadline);
        int suspect = history.find(to);
        walk.confirm(suspect);
        return !walk.isNew(suspect);
    }

    /** The same, as far as it can be told without reading history that is older, by its dates. */
    static boolean reachesByDate(ObjectId from, ObjectId to, History history, Deadline deadline) {
        HistoryWalk walk = between(from, to, history, deadline);
        int suspect = history.find(to);
        walk.confirmByDate(suspect);
        return !walk.isNew(suspect);
    }

    private static HistoryWalk between(ObjectId from, ObjectId to, History history, Deadline deadline) {
        HistoryWalk walk = new HistoryWalk(history, deadline);
        walk.exclude(List.of(from));
        walk.from(List.of(to));
        return walk;
    }

    private void confirmByDate(int suspect) {
        run();
        while (isNew(suspect) && !queue.isEmpty() && !history.isOlder(queue.peek(), suspect)) {
            step();
        }
    }

    /** Whether the walk met the commit and nothing excludes it so far; it has not met one that is missing. */
    boolean isNew(int commit) {
        return commit != History.MISSING && met.get(commit) && !excluded.get(commit);
    }

    /** The numbers of the new commits. */
    BitSet result() {
        BitSet result = (BitSet) met.clone();
        result.andNot(excluded);
        return result;
    }

    private void step() {
        deadline.check();
        int commit = queue.remove();
        queued.clear(commit);
        boolean isOld = excluded.get(commit);
        if (!isOld) {
            newInQueue--;
        }
        history.parents(commit).forEach(parent -> {
            if (isOld) {
                visitExcludedParent(parent);
            } else {
                visitNewParent(commit, parent);
            }
        });
    }

    private void visitNewParent(int child, int parent) {
        if (!met.get(parent)) {
            if (!history.read(parent)) {
                throw new MissingCommitException(history.id(parent), Optional.of(history.id(child)));
            }
            visitNew(parent);
        }
    }

    private void visitExcludedParent(int parent) {
        if (met.get(parent) || history.read(parent)) {
            visitExcluded(parent);
        }
    }

    private void visitNew(int commit) {
        if (!met.get(commit)) {
            met.set(commit);
            enqueue(commit);
        }
    }

    private void visitExcluded(int commit) {
        if (!met.get(commit)) {
            met.set(commit);
            excluded.set(commit);
            enqueue(commit);
        } else if (!excluded.get(commit)) {
            excludeMet(commit);
        }
    }

    /** What was taken for new is not, nor is anything that it reaches and that the walk has met. */
    private void excludeMet(int commit) {
        Deque<Integer> path = new ArrayDeque<>(List.of(commit));
        while (!path.isEmpty()) {
            int next = path.pop();
            if (excluded.get(next)) {
                continue;
            }
            excluded.set(next);
            if (queued.get(next)) {
                newInQueue--;
            } else {
                history.parents(next).filter(met::get).forEach(path::push);
            }
        }
    }

    private void enqueue(int commit) {
        queued.set(commit);
        queue.add(commit);
        if (!excluded.get(commit)) {
            newInQueue++;
        }
    }
}
