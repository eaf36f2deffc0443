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
 * The best common ancestors of two commits, as git finds them ({@code paint_down_to_common} in commit-reach.c): both
 * sides paint what they reach, newest first, until only what common ancestors reach is left. Where clocks were wrong
 * there may be some too many, never one too few.
 */
final class MergeBases {

    private static final int ONE = 1;
    private static final int OTHER = 2;
    private static final int BOTH = ONE | OTHER;
    private static final int STALE = 4;

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
        MergeBases bases = new MergeBases(lineages);
        bases.paint(one, ONE);
        bases.paint(other, OTHER);
        while (!bases.fresh.isEmpty()) {
            bases.step();
        }
        bases.common.removeIf(commit -> (bases.paint.getOrDefault(commit, 0) & STALE) != 0);
        return bases.common;
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
