package dev.countersign.gate;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.OptionalInt;

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

    /** Depth first without recursion, since history is deeper than any stack. */
    private void add(int start) {
        Deque<Integer> path = new ArrayDeque<>();
        path.push(start);
        while (!path.isEmpty()) {
            OptionalInt parent =
                    history.parents(path.element()).filter(pending::get).findFirst();
            if (parent.isPresent()) {
                path.push(parent.getAsInt());
            } else {
                int commit = path.pop();
                if (pending.get(commit)) {
                    pending.clear(commit);
                    ordered[done++] = commit;
                }
            }
        }
    }
}
