package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The commits of a push that a rule has not judged yet: what the push makes reachable from the refs that the rule
 * governs, and what neither those refs reach today nor the baseline. A commit that came in by a ref that the rule does
 * not govern is still unjudged.
 *
 * <p>A commit that was not in the repository is new without further proof, and where each ref goes on by one such
 * commit there is nothing to walk. For one that was, the boundaries are widened only as far as needed: first what the
 * updated refs and the default branch point at, then the ids of all governed refs, and only then their histories.
 */
final class Unjudged {

    private final CommitSource source;
    private final Policy policy;
    private final Deadline deadline;
    private final History history;
    private final Map<Rule, HistoryWalk> walks = new LinkedHashMap<>();
    private final Map<Rule, BitSet> regardless = new LinkedHashMap<>();

    private Unjudged(CommitSource source, Policy policy, Deadline deadline) {
        this.source = source;
        this.policy = policy;
        this.deadline = deadline;
        this.history = new History(source);
    }

    /**
     * Finds them for every rule.
     *
     * @throws MissingCommitException when history is incomplete
     */
    static Unjudged find(CommitSource source, Policy policy, List<Movement> movements, Deadline deadline) {
        Unjudged unjudged = new Unjudged(source, policy, deadline);
        for (Rule rule : policy.rules()) {
            List<Movement> governed = movements.stream()
                    .filter(move -> move.rules().contains(rule))
                    .toList();
            List<ObjectId> starts =
                    governed.stream().flatMap(move -> move.commit().stream()).toList();
            if (!starts.isEmpty()) {
                unjudged.walks.put(rule, unjudged.walk(rule, governed, starts));
            }
        }
        return unjudged;
    }

    private HistoryWalk walk(Rule rule, List<Movement> governed, List<ObjectId> starts) {
        Optional<Map.Entry<Rule, HistoryWalk>> same = walks.entrySet().stream()
                .filter(walk -> walk.getKey().refs().equals(rule.refs()))
                .findFirst();
        return same.map(Map.Entry::getValue).orElseGet(() -> walked(rule, governed, starts));
    }

    private HistoryWalk walked(Rule rule, List<Movement> governed, List<ObjectId> starts) {
        if (governed.stream().allMatch(move -> isOneStep(rule, move))
                && policy.baseline().stream().allMatch(source::wasPresent)) {
            return steps(starts);
        }
        List<ObjectId> near = nearTips(rule, governed);
        HistoryWalk walk = walked(starts, near);
        if (!mayBeOld(walk)) {
            return walk;
        }
        Collection<ObjectId> tips = source.tips(rule::governs).values();
        walk.exclude(
                tips.stream().filter(tip -> walk.isNew(history.numberOf(tip))).toList());
        if (!mayBeOld(walk)) {
            return walk;
        }
        near.addAll(commits(tips));
        return walked(starts, near);
    }

    private HistoryWalk walked(List<ObjectId> starts, List<ObjectId> boundaries) {
        HistoryWalk walk = new HistoryWalk(history, deadline);
        walk.exclude(policy.baseline());
        walk.exclude(boundaries);
        walk.from(starts);
        walk.run();
        return walk;
    }

    /**
     * Whether a ref that the rule governs goes on from where it stands to a new commit, whose only parent that is. All
     * else that the commit reaches, the ref reached before.
     */
    private boolean isOneStep(Rule rule, Movement move) {
        if (move.commit().isEmpty()) {
            return true;
        }
        int commit = history.find(move.commit().get());
        return commit != History.MISSING
                && history.countParents(commit) == 1
                && move.tip().equals(Optional.of(history.id(history.parent(commit, 0))))
                && rule.governs(move.resolved())
                && source.wasPresent(move.tip().get())
                && !wasPresent(commit);
    }

    private HistoryWalk steps(List<ObjectId> commits) {
        HistoryWalk walk = new HistoryWalk(history, deadline);
        commits.forEach(commit -> walk.stopAt(history.parent(history.find(commit), 0)));
        walk.from(commits);
        walk.run();
        return walk;
    }

    private List<ObjectId> nearTips(Rule rule, List<Movement> governed) {
        List<ObjectId> tips = new ArrayList<>();
        governed.stream()
                .filter(move -> rule.governs(move.resolved()))
                .forEach(move -> move.tip().ifPresent(tips::add));
        source.head().filter(rule::governs).flatMap(source::tip).ifPresent(tips::add);
        return new ArrayList<>(commits(tips));
    }

    /**
     * Whether a governed ref may reach one of the commits. It then reaches all that they descend from, too; so it is
     * enough to look for the oldest ones, those of which no parent is new.
     */
    private boolean mayBeOld(HistoryWalk walk) {
        BitSet found = walk.result();
        return found.stream()
                .filter(commit -> history.parents(commit).noneMatch(found::get))
                .anyMatch(this::wasPresent);
    }

    /** A push may bring any number of commits without a parent, and a store have any number of packs. */
    private boolean wasPresent(int commit) {
        deadline.check();
        return source.wasPresent(history.id(commit));
    }

    private List<ObjectId> commits(Collection<ObjectId> tips) {
        return tips.stream()
                .distinct()
                .map(source::peel)
                .filter(Peeled.ToCommit.class::isInstance)
                .map(peeled -> ((Peeled.ToCommit) peeled).commit())
                .toList();
    }

    /** Has a commit judged by a rule whatever paths it changes, and whether or not that has judged it before. */
    void judgeRegardless(ObjectId commit, Rule rule) {
        regardless.computeIfAbsent(rule, unseen -> new BitSet()).set(history.find(commit));
    }

    /**
     * The commits as of now, parents before children, each with the rules that have not judged it.
     *
     * @param tips the commits to which refs are moved
     */
    Docket docket(Set<ObjectId> tips) {
        Map<Rule, BitSet> byRule = new LinkedHashMap<>();
        walks.forEach((rule, walk) -> {
            BitSet unjudged = walk.result();
            unjudged.andNot(regardless.getOrDefault(rule, new BitSet()));
            byRule.put(rule, unjudged);
        });
        regardless.forEach((rule, commits) -> byRule.computeIfAbsent(rule.forAllPaths(), unseen -> new BitSet())
                .or(commits));
        BitSet commits = new BitSet();
        byRule.values().forEach(commits::or);
        BitSet ofAll = (BitSet) commits.clone();
        byRule.values().forEach(ofAll::and);
        List<Rule> all = List.copyOf(byRule.keySet());
        return new Docket(
                history,
                ParentsFirst.order(history, commits),
                commit -> ofAll.get(commit) ? all : rules(byRule, commit),
                tips.size() == 1 ? tips : unburied(tips, commits));
    }

    /** Those of the pushed tips upon which nothing else is built that is pushed along with them. */
    private Set<ObjectId> unburied(Set<ObjectId> tips, BitSet commits) {
        return Docket.tips(history, commits).stream()
                .mapToObj(history::id)
                .filter(tips::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Rule> rules(Map<Rule, BitSet> byRule, int commit) {
        return byRule.entrySet().stream()
                .filter(unjudged -> unjudged.getValue().get(commit))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Makes certain of commits before they are rejected: a walk by dates may take an old commit for a new one where a
     * clock was wrong.
     *
     * @param rejected numbers of the docket's commits
     * @return whether one of them turned out to be judged already
     */
    boolean confirm(BitSet rejected) {
        BitSet suspects = new BitSet();
        boolean isAnyOld = bringsBaseline();
        rejected.stream().filter(commit -> isAnyOld || wasPresent(commit)).forEach(suspects::set);
        boolean changed = false;
        for (HistoryWalk walk : walks.values()) {
            BitSet ours = walk.result();
            ours.and(suspects);
            walk.confirm(ours);
            changed |= !ours.stream().allMatch(walk::isNew);
        }
        return changed;
    }

    /** Whether what is taken as given came with the push, so that commits which did may be judged already. */
    private boolean bringsBaseline() {
        return policy.baseline().stream()
                .anyMatch(given -> !source.wasPresent(given) && history.find(given) != History.MISSING);
    }
}
