package dev.countersign.gate;

import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order in which commits are judged and shown: parents before children, then older before newer. */
final class ParentsFirst {

    private static final Comparator<Lineage> OLDEST_FIRST =
            Comparator.comparingLong(Lineage::committedAt).thenComparing(Lineage::id);

    private final Map<ObjectId, Lineage> pending = new HashMap<>();
    private final List<Lineage> ordered = new ArrayList<>();

    private ParentsFirst(Collection<Lineage> commits) {
        commits.forEach(commit -> pending.put(commit.id(), commit));
    }

    /** These commits in order, each once; the same on each run. */
    static List<Lineage> order(Collection<Lineage> commits) {
        ParentsFirst order = new ParentsFirst(commits);
        commits.stream().sorted(OLDEST_FIRST).forEach(order::add);
        return order.ordered;
    }

    /** Depth first without recursion, since history is deeper than any stack. */
    private void add(Lineage start) {
        Deque<Lineage> path = new ArrayDeque<>(List.of(start));
        while (!path.isEmpty()) {
            Optional<Lineage> parent = pendingParent(path.peek());
            if (parent.isPresent()) {
                path.push(parent.get());
            } else {
                Lineage done = path.pop();
                if (pending.remove(done.id()) != null) {
                    ordered.add(done);
                }
            }
        }
    }

    private Optional<Lineage> pendingParent(Lineage commit) {
        for (ObjectId id : commit.parents()) {
            Lineage parent = pending.get(id);
            if (parent != null) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }
}
