package dev.countersign.gate;

import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final CommitSource source;
    private final Deadline deadline;
    private final Map<ObjectId, Visit> visits = new HashMap<>();
    private final PriorityQueue<Visit> queue = new PriorityQueue<>(Visit.NEWEST_FIRST);
    private int newInQueue;

    HistoryWalk(CommitSource source, Deadline deadline) {
        this.source = source;
        this.deadline = deadline;
    }

    /**
     * Walks from these commits too.
     *
     * @throws MissingCommitException when one is not in the repository
     */
    void from(Collection<ObjectId> starts) {
        starts.forEach(this::visitNew);
    }

    /**
     * Leaves out these commits and all that they reach; those that are not in the repository reach nothing. To be
     * called before the first run, or for commits that the walk has met.
     */
    void exclude(Collection<ObjectId> boundaries) {
        boundaries.forEach(this::visitExcluded);
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
    void confirm(Collection<ObjectId> suspects) {
        run();
        for (ObjectId suspect : suspects) {
            while (isNew(suspect) && !queue.isEmpty()) {
                step();
            }
        }
    }

    /** Whether the walk met the commit and nothing excludes it so far. */
    boolean isNew(ObjectId commit) {
        Visit visit = visits.get(commit);
        return visit != null && !visit.excluded;
    }

    /** The new commits, in no order. */
    List<Lineage> result() {
        return visits.values().stream()
                .filter(visit -> !visit.excluded)
                .map(visit -> visit.lineage)
                .toList();
    }

    private void step() {
        deadline.check();
        Visit visit = queue.remove();
        visit.queued = false;
        if (!visit.excluded) {
            newInQueue--;
        }
        for (ObjectId parent : visit.lineage.parents()) {
            if (visit.excluded) {
                visitExcluded(parent);
            } else {
                visitNewParent(visit.lineage.id(), parent);
            }
        }
    }

    private void visitNew(ObjectId commit) {
        if (!visits.containsKey(commit)) {
            Lineage lineage =
                    source.lineage(commit).orElseThrow(() -> new MissingCommitException(commit, Optional.empty()));
            enqueue(visit(lineage));
        }
    }

    private void visitNewParent(ObjectId child, ObjectId parent) {
        if (!visits.containsKey(parent)) {
            Lineage lineage =
                    source.lineage(parent).orElseThrow(() -> new MissingCommitException(parent, Optional.of(child)));
            enqueue(visit(lineage));
        }
    }

    private void visitExcluded(ObjectId commit) {
        Visit visit = visits.get(commit);
        if (visit == null) {
            source.lineage(commit).ifPresent(lineage -> {
                Visit excluded = visit(lineage);
                excluded.excluded = true;
                enqueue(excluded);
            });
        } else if (!visit.excluded) {
            exclude(visit);
        }
    }

    /** What was taken for new is not, nor is anything that it reaches and that the walk has met. */
    private void exclude(Visit visit) {
        Deque<Visit> path = new ArrayDeque<>(List.of(visit));
        while (!path.isEmpty()) {
            Visit next = path.pop();
            if (next.excluded) {
                continue;
            }
            next.excluded = true;
            if (next.queued) {
                newInQueue--;
            } else {
                next.lineage.parents().stream()
                        .map(visits::get)
                        .filter(Objects::nonNull)
                        .forEach(path::push);
            }
        }
    }

    private Visit visit(Lineage lineage) {
        Visit visit = new Visit(lineage);
        visits.put(lineage.id(), visit);
        return visit;
    }

    private void enqueue(Visit visit) {
        visit.queued = true;
        queue.add(visit);
        if (!visit.excluded) {
            newInQueue++;
        }
    }

    /** What the walk knows of a commit. */
    private static final class Visit {

        private static final Comparator<Visit> NEWEST_FIRST = Comparator.comparingLong(
                        (Visit visit) -> visit.lineage.committedAt())
                .reversed()
                .thenComparing(visit -> visit.lineage.id());

        private final Lineage lineage;
        private boolean excluded;
        private boolean queued;

        Visit(Lineage lineage) {
            this.lineage = lineage;
        }
    }
}
