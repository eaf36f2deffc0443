package dev.countersign.io.git;

import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/**
 * The best common ancestors of two commits, as git finds them ({@code paint_down_to_common} and
 * {@code remove_redundant} in commit-reach.c): both sides paint what they reach, newest first, until only what common
 * ancestors reach is left. Where clocks were wrong that leaves some too many; so each of them and all others paint in
 * turn, which tells whatever the clocks said.
 */
final class MergeBases {

    private static final int ONE = 1;
    private static final int OTHER = 2;
    private static final int BOTH = ONE | OTHER;
    private static final int STALE = 4;

    /** Of more than these, some may be too many: each of them is looked at by a walk of its own. */
    private static final int MOST = 16;

    private final Function<ObjectId, Lineage> lineages;
    private final Map<ObjectId, Integer> paint = new HashMap<>();
    private final Set<ObjectId> fresh = new HashSet<>();
    private final Set<ObjectId> common = new LinkedHashSet<>();
    private final PriorityQueue<Lineage> queue =
            new PriorityQueue<>(Comparator.comparingLong(Lineage::committedAt).reversed());

    private MergeBases(Function<ObjectId, Lineage> lineages) {
        this.lineages = lineages;
    }

    /** The bases; none for histories that have nothing in common. */
    static Set<ObjectId> of(ObjectId one, ObjectId other, Function<ObjectId, Lineage> lineages) {
        MergeBases painted = paint(Set.of(one), Set.of(other), lineages);
        Set<ObjectId> bases = new LinkedHashSet<>(painted.common);
        bases.removeIf(base -> painted.isPainted(base, STALE));
        if (bases.size() > 1 && bases.size() <= MOST) {
            bases.removeIf(base -> isReached(base, without(base, bases), lineages));
        }
        return bases;
    }

    /** Only what the commit reaches gets stale, so nothing on the way to it does. */
    private static boolean isReached(ObjectId commit, Set<ObjectId> from, Function<ObjectId, Lineage> lineages) {
        return paint(Set.of(commit), from, lineages).isPainted(commit, OTHER);
    }

    private static Set<ObjectId> without(ObjectId one, Set<ObjectId> all) {
        Set<ObjectId> others = new LinkedHashSet<>(all);
        others.remove(one);
        return others;
    }

    private static MergeBases paint(Set<ObjectId> ones, Set<ObjectId> others, Function<ObjectId, Lineage> lineages) {
        MergeBases painted = new MergeBases(lineages);
        ones.forEach(commit -> painted.paint(commit, ONE));
        others.forEach(commit -> painted.paint(commit, OTHER));
        while (!painted.fresh.isEmpty()) {
            painted.step();
        }
        return painted;
    }

    private boolean isPainted(ObjectId commit, int colour) {
        return (paint.getOrDefault(commit, 0) & colour) != 0;
    }

    private void step() {
        Lineage commit = queue.remove();
        fresh.remove(commit.id());
        int colours = paint.getOrDefault(commit.id(), 0);
        if ((colours & STALE) == 0 && (colours & BOTH) == BOTH) {
            common.add(commit.id());
            colours |= STALE;
        }
        for (ObjectId parent : commit.parents()) {
            paint(parent, colours);
        }
    }

    private void paint(ObjectId commit, int colours) {
        int before = paint.getOrDefault(commit, 0);
        int after = before | colours;
        if (after == before) {
            return;
        }
        paint.put(commit, after);
        queue.add(lineages.apply(commit));
        if ((after & STALE) == 0) {
            fresh.add(commit);
        } else {
            fresh.remove(commit);
        }
    }
}
