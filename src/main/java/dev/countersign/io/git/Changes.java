package dev.countersign.io.git;

import dev.countersign.core.commit.ChangedPaths;
import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.ObjectId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells which paths commits have changed. */
final class Changes {

    private final RepositoryObjects objects;

    Changes(RepositoryObjects objects) {
        this.objects = objects;
    }

    /** What a commit has changed since its first parent, and what it has dropped of what its others had changed. */
    ChangedPaths by(Commit commit) {
        Optional<ObjectId> first = commit.parents().stream().findFirst();
        Set<String> paths = betweenTrees(first.map(objects::treeOf), commit.tree());
        commit.parents().stream().skip(1).forEach(other -> paths.addAll(dropped(first.orElseThrow(), other, commit)));
        return ChangedPaths.of(paths);
    }

    /** The paths that differ between two commits; all of either where there is no other. */
    Set<String> between(Optional<ObjectId> before, Optional<ObjectId> after) {
        return after.isPresent()
                ? betweenTrees(before.map(objects::treeOf), objects.treeOf(after.get()))
                : before.map(gone -> betweenTrees(Optional.empty(), objects.treeOf(gone)))
                        .orElse(Set.of());
    }

    /** What another parent of a merge had changed, and the merge has not. */
    private Set<String> dropped(ObjectId first, ObjectId other, Commit merge) {
        Set<String> dropped = betweenTrees(Optional.of(objects.treeOf(other)), merge.tree());
        if (!dropped.isEmpty()) {
            dropped.retainAll(changedSince(MergeBases.of(first, other, objects::lineage), other));
        }
        return dropped;
    }

    private Set<String> changedSince(Set<ObjectId> bases, ObjectId commit) {
        ObjectId tree = objects.treeOf(commit);
        if (bases.isEmpty()) {
            return betweenTrees(Optional.empty(), tree);
        }
        Set<String> changed = new HashSet<>();
        bases.forEach(base -> changed.addAll(betweenTrees(Optional.of(objects.treeOf(base)), tree)));
        return changed;
    }

    private Set<String> betweenTrees(Optional<ObjectId> before, ObjectId after) {
        return TreeDifference.between(before, after, objects::tree);
    }
}
