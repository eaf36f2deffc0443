package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import java.util.List;

/** The ref whose tip holds the policy by which pushes are judged. */
public interface PolicySeat {

    /** The ref. */
    RefName ref();

    /**
     * The paths of the files of which the policy is made before the push, as far as they are others in one of two
     * commits than in the other; both are in the repository.
     */
    List<String> changes(ObjectId one, ObjectId other);

    /**
     * Why the policy that this commit holds could not be used for the next push; nothing when it could.
     *
     * @param commit is in the repository
     */
    List<String> flaws(ObjectId commit);
}
