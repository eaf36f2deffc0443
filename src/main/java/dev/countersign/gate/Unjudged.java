package dev.countersign.gate;

import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The commits of a push that a rule has not judged yet: what the push makes reachable from the refs that the rule
 * governs, and what neither those refs reach today nor the baseline. A commit that came in by a ref that the rule does
 * not govern is still unjudged.
 *
 * <p>A commit that was not in the repository is new without further proof. For one that was, the boundaries are widened
 * only as far as needed: first what the updated refs and the default branch point at, then the ids of all governed
 * refs, and only then their histories.
 */
final class Unjudged {

    private final CommitSource source;
    private final Policy policy;
    private final Map<Rule, HistoryWalk> walks = new LinkedHashMap<>();

    private Unjudged(CommitSource source, Policy policy) {
        this.source = source;
        this.policy = policy;
    }

    /**
     * Finds them for every rule.
     *
     * @throws MissingCommitException when history is incomplete
     */
    static Unjudged find(CommitSource source, Policy policy, List<Movement> movements, Deadline deadline) {
        Unjudged unjudged = new Unjudged(source, policy);
        for (Rule rule : policy.rules()) {
            List<Movement> governed = movements.stream()
                    .filter(move -> move.rules().contains(rule))
                    .toList();
            List<ObjectId> starts =
                    governed.stream().flatMap(move -> move.commit().stream()).toList();
            if (!starts.isEmpty()) {
                unjudged.walks.put(rule, unjudged.walk(rule, governed, starts, deadline));
            }
        }
        return unjudged;
    }

    private HistoryWalk walk(Rule rule, List<Movement> governed, List<ObjectId> starts, Deadline deadline) {
        Optional<Map.Entry<Rule, HistoryWalk>> same = walks.entrySet().stream()
                .filter(walk -> walk.getKey().refs().equals(rule.refs()))
                .findFirst();
        return same.map(Map.Entry::getValue).orElseGet(() -> walked(rule, governed, starts, deadline));
    }

    private HistoryWalk walked(Rule rule, List<Movement> governed, List<ObjectId> starts, Deadline deadline) {
        List<ObjectId> near = nearTips(rule, governed);
        HistoryWalk walk = walked(starts, near, deadline);
        if (!mayBeOld(walk)) {
            return walk;
        }
        Collection<ObjectId> tips = source.tips(rule::governs).values();
        walk.exclude(tips.stream().filter(walk::isNew).toList());
        if (!mayBeOld(walk)) {
            return walk;
        }
        near.addAll(commits(tips));
        return walked(starts, near, deadline);
    }

    private HistoryWalk walked(List<ObjectId> starts, List<ObjectId> boundaries, Deadline deadline) {
        HistoryWalk walk = new HistoryWalk(source, deadline);
        walk.exclude(policy.baseline());
        walk.exclude(boundaries);
        walk.from(starts);
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

    private boolean mayBeOld(HistoryWalk walk) {
        return walk.result().stream().anyMatch(commit -> source.wasPresent(commit.id()));
    }

    private List<ObjectId> commits(Collection<ObjectId> tips) {
        return tips.stream()
                .distinct()
                .map(source::peel)
                .filter(Peeled.ToCommit.class::isInstance)
                .map(peeled -> ((Peeled.ToCommit) peeled).commit())
                .toList();
    }

    /** The commits, parents before children, each with the rules that have not judged it. */
    Map<Lineage, List<Rule>> commits() {
        Map<Lineage, List<Rule>> rules = new LinkedHashMap<>();
        walks.forEach((rule, walk) -> walk.result()
                .forEach(commit ->
                        rules.computeIfAbsent(commit, key -> new ArrayList<>()).add(rule)));
        Map<Lineage, List<Rule>> ordered = new LinkedHashMap<>();
        ParentsFirst.order(rules.keySet()).forEach(commit -> ordered.put(commit, rules.get(commit)));
        return ordered;
    }

    /**
     * Makes certain of commits before they are rejected: a walk by dates may take an old commit for a new one where a
     * clock was wrong.
     *
     * @return whether one of them turned out to be judged already
     */
    boolean confirm(List<ObjectId> rejected) {
        List<ObjectId> suspects = rejected.stream().filter(source::wasPresent).toList();
        boolean changed = false;
        for (HistoryWalk walk : walks.values()) {
            Predicate<ObjectId> isNew = walk::isNew;
            List<ObjectId> ours = suspects.stream().filter(isNew).toList();
            walk.confirm(ours);
            changed |= ours.stream().anyMatch(isNew.negate());
        }
        return changed;
    }
}
