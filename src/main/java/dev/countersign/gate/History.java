package dev.countersign.gate;

import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.NumberedIds;
import dev.countersign.core.commit.ObjectId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The parents and dates of commits, read from a repository once each and kept in some fifty bytes each. Commits go by
 * numbers, from 0 in the order in which they were named: a push may bring a million of them.
 */
final class History {

    /** The number of a commit that is not in the repository. */
    static final int MISSING = NumberedIds.NONE;

    private static final int SMALLEST = 16;

    private final CommitSource source;
    private final NumberedIds ids = new NumberedIds();
    private long[] dates = {};

    /** For each commit where its {@link #parents} are, from 1; 0 for one that is only named. */
    private int[] places = {};

    /** For each commit how many parents it has, then their numbers. */
    private int[] parents = new int[SMALLEST];

    private int used = 1;

    History(CommitSource source) {
        this.source = source;
    }

    /** The number of a commit, which is read if need be, or {@link #MISSING}. */
    int find(ObjectId id) {
        int known = ids.numberOf(id);
        if (known >= 0 && isRead(known)) {
            return known;
        }
        Optional<Lineage> lineage = source.lineage(id);
        return lineage.isPresent() ? add(lineage.get()) : MISSING;
    }

    /** The number of a commit that was named, whether it was read or not, or {@link #MISSING}. */
    int numberOf(ObjectId id) {
        return ids.numberOf(id);
    }

    /** Reads a commit that another has named as a parent; false when it is not in the repository. */
    boolean read(int commit) {
        return isRead(commit) || find(id(commit)) != MISSING;
    }

    /** Whether a commit was committed in an earlier second than another, as both say. */
    boolean isOlder(int commit, int other) {
        return dates[commit] < dates[other];
    }

    /** Newer before older, and those of one second in the order of their ids. */
    Comparator<Integer> newestFirst() {
        return (one, other) -> compare(dates[other], dates[one], one, other);
    }

    /** Older before newer, and those of one second in the order of their ids. */
    Comparator<Integer> oldestFirst() {
        return (one, other) -> compare(dates[one], dates[other], one, other);
    }

    ObjectId id(int commit) {
        return ids.get(commit);
    }

    /** The parents of a commit that was read. */
    IntStream parents(int commit) {
        int at = places[commit];
        return Arrays.stream(parents, at + 1, at + 1 + parents[at]);
    }

    /** One of the parents of a commit that was read, the first at 0. */
    int parent(int commit, int index) {
        return parents[places[commit] + 1 + index];
    }

    /** How many parents a commit has that was read. */
    int countParents(int commit) {
        return parents[places[commit]];
    }

    private int compare(long first, long second, int one, int other) {
        int order = Long.compare(first, second);
        return order == 0 ? ids.compare(one, other) : order;
    }

    private boolean isRead(int commit) {
        return commit < places.length && places[commit] > 0;
    }

    private int add(Lineage lineage) {
        int commit = ids.add(lineage.id());
        if (commit >= places.length) {
            int room = Math.max(SMALLEST, commit + commit / 2);
            places = Arrays.copyOf(places, room);
            dates = Arrays.copyOf(dates, room);
        }
        dates[commit] = lineage.committedAt();
        places[commit] = used;
        int end = used + 1 + lineage.parents().size();
        if (end > parents.length) {
            parents = Arrays.copyOf(parents, Math.addExact(end, end / 2));
        }
        parents[used++] = lineage.parents().size();
        lineage.parents().forEach(parent -> parents[used++] = ids.add(parent));
        return commit;
    }
}
