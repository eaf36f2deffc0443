package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;

/** What the target of a ref update stands for. */
public sealed interface Peeled {

    /** A commit, named directly or by a chain of tags. */
    record ToCommit(ObjectId commit) implements Peeled {}

    /**
     * Something that is no commit.
     *
     * @param reason what it is, for people: {@code names a tree, not a commit}
     */
    record ToNone(String reason) implements Peeled {}
}
