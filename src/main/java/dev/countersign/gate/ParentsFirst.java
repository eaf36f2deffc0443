package dev.countersign.gate;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;

/** The order in which commits are judged and shown: parents before children, then older before newer. */
final class ParentsFirst {

    private final History history;
    private final BitSet pending;
    private final int[] ordered;
    private int done;

    private ParentsFirst(History history, BitSet commits) {
        this.history = history;
        this.pending = (BitSet) commits.clone();
        this.ordered = new int[commits.cardinality()];
    }

    /** These commits in order; the same on each run. */
    static int[] order(History history, BitSet commits) {
        ParentsFirst order = new ParentsFirst(history, commits);
        Integer[] byAge = commits.stream().boxed().toArray(Integer[]::new);
        Arrays.sort(byAge, history.oldestFirst());
        for (Integer commit : byAge) {
            order.add(commit);
        }
        return order.ordered;
    }

    /** Depth first without recursion, since history is deeper than any stack; each parent is looked at once. */
    private void add(int start) {
        Deque<Descent> path = new ArrayDeque<>();
        descend(start, path);
        while (!path.isEmpty()) {
            Descent last = path.element();
            if (last.next < history.countParents(last.commit)) {
                descend(history.parent(last.commit, last.next++), path);
            } else {
                ordered[done++] = path.pop().commit;
            }
        }
    }

    private void descend(int commit, Deque<Descent> path) {
        if (pending.get(commit)) {
            pending.clear(commit);
            path.push(new Descent(commit));
        }
    }

    /** A commit that comes when all of its parents have. */
    private static final class Descent {

        private final int commit;
        private int next;

        Descent(int commit) {
            this.commit = commit;
        }
    }
}
