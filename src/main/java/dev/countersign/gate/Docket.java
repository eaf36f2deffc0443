package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Rule;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The commits to be judged, parents before children, each with the rules to judge it by. */
final class Docket {

    private final History history;
    private final int[] commits;
    private final IntFunction<List<Rule>> rules;
    private final Set<ObjectId> tips;

    /**
     * A docket.
     *
     * @param commits their numbers, in order
     * @param rules by the number of a commit
     * @param tips the commits that the author could simply amend
     */
    Docket(History history, int[] commits, IntFunction<List<Rule>> rules, Set<ObjectId> tips) {
        this.history = history;
        this.commits = commits;
        this.rules = rules;
        this.tips = Set.copyOf(tips);
    }

    /**
     * These commits, all by the same rules; those that none of the others descends from are the tips.
     *
     * @param isBuriedElsewhere whether something else has been built upon a commit, so that it is no tip
     */
    static Docket of(History history, BitSet commits, List<Rule> rules, Predicate<ObjectId> isBuriedElsewhere) {
        Set<ObjectId> ids = tips(history, commits).stream()
                .mapToObj(history::id)
                .filter(isBuriedElsewhere.negate())
                .collect(Collectors.toUnmodifiableSet());
        return new Docket(history, ParentsFirst.order(history, commits), commit -> rules, ids);
    }

    /** Those of some commits that none of the others descends from. */
    static BitSet tips(History history, BitSet commits) {
        BitSet tips = (BitSet) commits.clone();
        commits.stream().flatMap(history::parents).forEach(tips::clear);
        return tips;
    }

    int size() {
        return commits.length;
    }

    /** The id of the commit at this place. */
    ObjectId id(int place) {
        return history.id(commits[place]);
    }

    /** The rules for the commit at this place. */
    List<Rule> rules(int place) {
        return rules.apply(commits[place]);
    }

    /** Whether the author of the commit at this place could simply amend it. */
    boolean isTip(int place) {
        return tips.contains(id(place));
    }

    /** Whether one of the commits is a merge. */
    boolean hasMerges() {
        return Arrays.stream(commits).anyMatch(commit -> history.countParents(commit) > 1);
    }

    /** The numbers of the commits at these places. */
    BitSet numbers(BitSet places) {
        BitSet numbers = new BitSet();
        places.stream().forEach(place -> numbers.set(commits[place]));
        return numbers;
    }
}
