package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import java.util.Arrays;
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
        History history = new History(source);
        HistoryWalk walk = new HistoryWalk(history, deadline);
        try {
            walk.exclude(exclude);
            walk.from(include);
            walk.run();
        } catch (MissingCommitException e) {
            throw new RepositoryException(e.getMessage() + "\nin a shallow clone, first run: git fetch --unshallow", e);
        }
        return Arrays.stream(ParentsFirst.order(history, walk.result()))
                .mapToObj(history::id)
                .toList();
    }
}
