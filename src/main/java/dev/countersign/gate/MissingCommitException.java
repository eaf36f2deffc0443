package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import java.util.Optional;

/** A walk needs a commit that is not in the repository, as after a push from a shallow clone. */
final class MissingCommitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ObjectId commit;

    MissingCommitException(ObjectId commit, Optional<ObjectId> child) {
        super(child.map(id -> "parent " + commit.abbreviated() + " of commit " + id.abbreviated())
                        .orElse("commit " + commit.abbreviated())
                + " is not in the repository");
        this.commit = commit;
    }

    ObjectId commit() {
        return commit;
    }
}
