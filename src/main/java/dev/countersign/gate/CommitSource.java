package dev.countersign.gate;

import dev.countersign.core.commit.ChangedPaths;
import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitReading;
import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Note;
import dev.countersign.core.push.Certification;
import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.core.signoff.CountersignatureReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The repository that a push wants to change, as it was before the push, together with the push's objects. Every method
 * throws {@link RepositoryException} when the repository cannot be read.
 */
public interface CommitSource {

    /**
     * The commit stored under this id, read strictly.
     *
     * @return empty when there is no such object
     * @throws RepositoryException also when the object is not a commit
     */
    Optional<CommitReading> find(ObjectId id);

    /**
     * The parents of the commit stored under this id, and its date, as git reads them: for walks over history.
     *
     * @return empty when there is no such object
     * @throws RepositoryException also when the object is not a commit
     */
    Optional<Lineage> lineage(ObjectId id);

    /** What an id that a ref is to point at stands for: the commit itself, or the end of a chain of tags. */
    Peeled peel(ObjectId id);

    /** The ref that moves when this ref is updated: itself, or the end of a chain of symbolic refs. */
    RefName resolve(RefName ref);

    /** The ref that HEAD names, whether that exists yet or not; empty for a detached HEAD. */
    Optional<RefName> head();

    /** What a ref points at before the push, not peeled. */
    Optional<ObjectId> tip(RefName ref);

    /** All refs of these names before the push, not peeled; symbolic refs left out. */
    Map<RefName, ObjectId> tips(Predicate<RefName> names);

    /** The refs before the push whose names {@linkplain RefName#fold fold} to one of these; symbolic refs left out. */
    Set<RefName> alike(Set<String> folds);

    /**
     * Whether the object was in the repository, or in one that it borrows from, before the push. In an update hook,
     * where that can no longer be told, always true.
     */
    boolean wasPresent(ObjectId id);

    /**
     * The paths that the commit changes against its first parent; of a root commit every path, of a rename both sides,
     * of a merge also what another parent had changed since the two parted and the merge does not take over.
     */
    ChangedPaths changedPaths(Commit commit);

    /**
     * What the signature in the headers of the commit proves. Every flaw is an answer; nothing in a signature throws.
     *
     * @throws RepositoryException when there is no such commit
     */
    CommitSignature signature(ObjectId commit);

    /**
     * What the certificate of a push proves, held against the configuration of this repository. Every flaw is an
     * answer; nothing in a certificate throws.
     *
     * @param named the blob that is said to be the certificate
     * @param updates of the push, as git told them
     */
    Certification certification(Optional<ObjectId> named, List<RefUpdate> updates, Instant receivedAt);

    /**
     * The notes on a commit, by the names of notes refs and what those point at. What is no readable note is none:
     * anyone may write notes, so a broken one must not get in the way.
     *
     * @param tips zero for a ref that is deleted
     */
    List<Note> notes(ObjectId commit, Map<RefName, ObjectId> tips);

    /**
     * What a notes commit holds about a commit, read as countersignatures; of what cannot be read nothing.
     *
     * @param notes a commit whose tree is made of notes (git-notes(1))
     */
    List<CountersignatureReading> countersignatures(ObjectId notes, ObjectId about);

    /**
     * The paths that differ between two commits of notes; of one alone every path.
     *
     * @param after empty where the ref is deleted
     */
    Set<String> changedNotes(Optional<ObjectId> before, Optional<ObjectId> after);
}
