package dev.countersign.core.policy;

import dev.countersign.core.commit.CommitLimits;

/**
 * How much a push may ask for before it is refused unread.
 *
 * @param commit of every single commit
 * @param tagDepth tags that point at tags
 * @param refUpdates in one push
 * @param seconds for the whole judgement
 */
public record Limits(CommitLimits commit, int tagDepth, int refUpdates, int seconds) {

    /** {@link CommitLimits#DEFAULT}, 50 tags, 10,000 ref updates, 60 seconds. */
    public static final Limits DEFAULT = new Limits(CommitLimits.DEFAULT, 50, 10_000, 60);

    public Limits {
        if (tagDepth < 1 || refUpdates < 1 || seconds < 1) {
            throw new IllegalArgumentException("a limit must be at least 1");
        }
    }
}
