package dev.countersign.core.commit;

import java.util.List;

/** What the strict parser made of a commit object: a {@link Commit}, or a {@link MalformedCommit} and the reason. */
public sealed interface CommitReading permits Commit, MalformedCommit {

    /** The id under which the object is stored. */
    ObjectId id();

    /** The parents as git reads them, in order; for a malformed commit as far as they can be read. */
    List<ObjectId> parents();

    /**
     * The committer's time in seconds since 1970, 0 where it cannot be read. Anyone can forge it: good for the order of
     * a walk, never for a decision.
     */
    long committedAt();
}
