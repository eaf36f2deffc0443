package dev.countersign.io.git;

import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/**
 * The best common ancestors of two commits, as git finds them ({@code paint_down_to_common} and
 * {@code remove_redundant} in commit-reach.c): both sides paint what they reach, newest first, until only what common
 * ancestors reach is left. Where clocks were wrong that leaves some too many; so those paint in turn, each in a colour
 * of its own, which tells whatever the clocks said.
 */
final class MergeBases {

    private static final int ONE = 1;
    private static final int OTHER = 2;
    private static final int BOTH = ONE | OTHER;
    private static final int STALE = 4;

    /** Of more than these, some may be too many: each of them has a colour of its own. */
    private static final int MOST = 16;

    private final Function<ObjectId, Lineage> lineages;

    /** The colours of a commit at which those that it reaches are of no interest. */
    private final int enough;

    private final Map<ObjectId, Integer> paint = new HashMap<>();
    private final Set<ObjectId> fresh = new HashSet<>();
    private final Set<ObjectId> common = new LinkedHashSet<>();
    private final PriorityQueue<Lineage> queue =
            new PriorityQueue<>(Comparator.comparingLong(Lineage::committedAt).reversed());

    private MergeBases(Function<ObjectId, Lineage> lineages, int enough) {
        this.lineages = lineages;
        this.enough = enough;
    }

    /** The bases; none for histories that have nothing in common. */
    static Set<ObjectId> of(ObjectId one, ObjectId other, Function<ObjectId, Lineage> lineages) {
        MergeBases painted = new MergeBases(lineages, STALE);
        painted.paint(one, ONE);
        painted.paint(other, OTHER);
        while (!painted.fresh.isEmpty()) {
            Lineage commit = painted.next();
            painted.spread(commit, painted.noted(commit.id()));
        }
        Set<ObjectId> bases = new LinkedHashSet<>(painted.common);
        bases.removeIf(base -> (painted.colours(base) & STALE) != 0);
        if (bases.size() > 1 && bases.size() <= MOST) {
            bases.removeAll(reachedByOthers(List.copyOf(bases), lineages));
        }
        return bases;
    }

    /**
     * Those that another one reaches. A commit of all colours reaches no further base, or it would lack the colour of
     * that one; so one walk tells, and ends where there is no other commit left.
     */
    private static Set<ObjectId> reachedByOthers(List<ObjectId> bases, Function<ObjectId, Lineage> lineages) {
        MergeBases painted = new MergeBases(lineages, (1 << bases.size()) - 1);
        for (int i = 0; i < bases.size(); i++) {
            painted.paint(bases.get(i), 1 << i);
        }
        while (!painted.fresh.isEmpty()) {
            Lineage commit = painted.next();
            painted.spread(commit, painted.colours(commit.id()));
        }
        Set<ObjectId> reached = new LinkedHashSet<>(bases);
        reached.removeIf(base -> Integer.bitCount(painted.colours(base)) == 1);
        return reached;
    }

    private int colours(ObjectId commit) {
        return paint.getOrDefault(commit, 0);
    }

    private Lineage next() {
        Lineage commit = queue.remove();
        fresh.remove(commit.id());
        return commit;
    }

    /** Notes a commit that both sides reach; what it reaches is stale. */
    private int noted(ObjectId commit) {
        int colours = colours(commit);
        if ((colours & STALE) != 0 || (colours & BOTH) != BOTH) {
            return colours;
        }
        common.add(commit);
        return colours | STALE;
    }

    private void spread(Lineage commit, int colours) {
        commit.parents().forEach(parent -> paint(parent, colours));
    }

    private void paint(ObjectId commit, int colours) {
        int before = colours(commit);
        int after = before | colours;
        if (after == before) {
            return;
        }
        paint.put(commit, after);
        queue.add(lineages.apply(commit));
        if ((after & enough) == enough) {
            fresh.remove(commit);
        } else {
            fresh.add(commit);
        }
    }
}
