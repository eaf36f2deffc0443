package dev.countersign.core.push;

import dev.countersign.core.commit.ObjectId;

/**
 * One line of what Git tells a pre-receive hook (githooks(5)).
 *
 * @param old what the ref was before the push; zero for a ref that is created
 * @param target what the ref is to become; zero for a ref that is deleted
 * @param ref as the pusher named it, not yet resolved
 */
public record RefUpdate(ObjectId old, ObjectId target, RefName ref) {

    /** Whether the ref did not exist before. */
    public boolean creates() {
        return old.isZero();
    }

    /** Whether the ref will not exist afterwards. */
    public boolean deletes() {
        return target.isZero();
    }
}
