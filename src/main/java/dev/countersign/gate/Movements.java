package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import java.util.List;
import java.util.Optional;

/** Finds out what ref updates really do. */
final class Movements {

    private final CommitSource source;
    private final Policy policy;
    private final Deadline deadline;

    Movements(CommitSource source, Policy policy, Deadline deadline) {
        this.source = source;
        this.policy = policy;
        this.deadline = deadline;
    }

    /** What these updates do, in their order. */
    List<Movement> of(List<RefUpdate> updates) {
        return updates.stream().map(this::of).toList();
    }

    private Movement of(RefUpdate update) {
        deadline.check();
        RefName resolved = source.resolve(update.ref());
        Optional<ObjectId> tip = source.tip(resolved);
        List<Rule> rules = policy.rules().stream()
                .filter(rule -> rule.governs(resolved) || rule.governs(update.ref()))
                .toList();
        return new Movement(update, resolved, tip, rules, target(update, rules));
    }

    /** Objects behind refs that no rule governs are never read: a broken one must not stop a push. */
    private Optional<Peeled> target(RefUpdate update, List<Rule> rules) {
        return update.deletes() || rules.isEmpty() ? Optional.empty() : Optional.of(source.peel(update.target()));
    }
}
