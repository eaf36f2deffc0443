package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import java.util.List;
import java.util.Optional;

/**
 * What a ref update really does.
 *
 * @param resolved the ref that moves
 * @param tip what that ref points at now; the update's own word for it is the pusher's and proves nothing
 * @param rules those that govern the ref as it was named or as it resolves
 * @param target what the ref is to stand for; empty for a deletion and for a ref that no rule governs
 */
record Movement(RefUpdate update, RefName resolved, Optional<ObjectId> tip, List<Rule> rules, Optional<Peeled> target) {

    /** The commit that the ref is to stand for. */
    Optional<ObjectId> commit() {
        return target.filter(Peeled.ToCommit.class::isInstance).map(peeled -> ((Peeled.ToCommit) peeled).commit());
    }

    /** Why the target cannot be judged. */
    Optional<String> unjudgeable() {
        return target.filter(Peeled.ToNone.class::isInstance).map(peeled -> ((Peeled.ToNone) peeled).reason());
    }
}
