package dev.countersign.core.commit;

import java.util.List;

/**
 * A commit that every reader of Git objects reads alike.
 *
 * @param parents in order, the first parent first; empty for a root
 * @param committedAt seconds since 1970
 */
public record Commit(
        ObjectId id,
        ObjectId tree,
        List<ObjectId> parents,
        Identity author,
        Identity committer,
        long committedAt,
        Message message)
        implements CommitReading {

    public Commit {
        parents = List.copyOf(parents);
    }
}
