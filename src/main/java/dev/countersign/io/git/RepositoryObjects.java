package dev.countersign.io.git;

import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.commit.ObjectType;
import dev.countersign.core.policy.Limits;
import dev.countersign.gate.RepositoryException;
import dev.countersign.io.objects.StoredObject;
import java.util.Optional;

/**
 * The commits and trees of a repository, which are there and of the type that is asked for, or the repository is
 * broken.
 */
final class RepositoryObjects {

    private static final int LARGEST_TREE = 64 << 20;

    private final ObjectStore store;
    private final Limits limits;
    private final boolean shallow;

    /** @param shallow whether the history is cut off at some commits */
    RepositoryObjects(ObjectStore store, Limits limits, boolean shallow) {
        this.store = store;
        this.limits = limits;
        this.shallow = shallow;
    }

    /**
     * A commit, if there is one of this id.
     *
     * @throws RepositoryException when it is another object, or when there is none and the history is cut off
     */
    Optional<StoredObject> find(ObjectId commit) {
        Optional<StoredObject> object = store.read(commit, limits.commit().bytes());
        object.ifPresent(found -> require(ObjectType.COMMIT, commit, found));
        if (object.isEmpty() && shallow) {
            throw new RepositoryException("commit " + commit.abbreviated() + " is missing: the repository is shallow\n"
                    + "complete it with: git fetch --unshallow");
        }
        return object;
    }

    /** The bytes of a commit that must be there. */
    byte[] commit(ObjectId id) {
        return find(id).orElseThrow(() -> missing("commit", id)).bytes();
    }

    /** The parents and date of a commit that must be there. */
    Lineage lineage(ObjectId commit) {
        return Lineage.read(commit, commit(commit));
    }

    /** The tree of a commit that must be there. */
    ObjectId treeOf(ObjectId commit) {
        return find(commit)
                .flatMap(object -> TreeEntry.treeOfCommit(object.bytes()))
                .orElseThrow(() -> missing("the tree of commit", commit));
    }

    /** The bytes of a tree that must be there. */
    byte[] tree(ObjectId id) {
        StoredObject object = store.read(id, LARGEST_TREE).orElseThrow(() -> missing("tree", id));
        require(ObjectType.TREE, id, object);
        if (object.exceedsLimit()) {
            throw new RepositoryException("tree " + id.abbreviated() + " has " + object.size() + " bytes, more than "
                    + LARGEST_TREE + "\n" + "split the folder, or judge its commits by rules without paths");
        }
        return object.bytes();
    }

    /** @throws RepositoryException when it is of another type */
    static void require(ObjectType wanted, ObjectId id, StoredObject object) {
        if (object.type() != wanted) {
            throw new RepositoryException("object " + id.abbreviated() + " is a "
                    + object.type().word() + ", not a " + wanted.word() + "\n" + "check the repository with: git fsck");
        }
    }

    /** What to throw where something is not there. */
    static RepositoryException missing(String what, ObjectId id) {
        return new RepositoryException(
                what + " " + id.abbreviated() + " is missing\n" + "check the repository with: git fsck");
    }
}
