package dev.countersign.core.commit;

import java.util.List;

/**
 * A commit that readers could read differently, or that exceeds a limit; it is never judged by guessing.
 *
 * @param reason what is wrong, for people; in lower case, without a full stop
 */
public record MalformedCommit(ObjectId id, List<ObjectId> parents, long committedAt, String reason)
        implements CommitReading {

    public MalformedCommit {
        parents = List.copyOf(parents);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a malformed commit needs a reason");
        }
    }
}
