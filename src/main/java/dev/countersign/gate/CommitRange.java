package dev.countersign.gate;

import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import java.util.Collection;
import java.util.List;

/** What people call a range of commits. */
public final class CommitRange {

    private CommitRange() {}

    /**
     * The commits that some reach and others do not, parents first, as {@code git rev-list} understands {@code include…
     * --not exclude…}.
     *
     * @throws RepositoryException when history is incomplete
     */
    public static List<ObjectId> of(
            CommitSource source, Collection<ObjectId> include, Collection<ObjectId> exclude, Deadline deadline) {
        HistoryWalk walk = new HistoryWalk(source, deadline);
        try {
            walk.exclude(exclude);
            walk.from(include);
            walk.run();
        } catch (MissingCommitException e) {
            throw new RepositoryException(e.getMessage() + "\nin a shallow clone, first run: git fetch --unshallow", e);
        }
        return ParentsFirst.order(walk.result()).stream().map(Lineage::id).toList();
    }
}
