package dev.countersign.gate;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.evidence.Evidence;
import dev.countersign.core.verdict.CommitFacts;

/** About how many bytes of memory the facts of a commit take, with the verdict that rests on them; rather too many. */
final class Weight {

    private static final long COMMIT = 2_000;
    private static final long LINE = 100;
    private static final long PATH = 200;
    private static final long COUNTERSIGNATURE = 16_000;

    private Weight() {}

    static long of(CommitFacts facts) {
        long message = facts.commit() instanceof Commit commit
                ? commit.message().lines().stream()
                        .mapToLong(line -> LINE + 2L * line.length())
                        .sum()
                : 0;
        long evidence = facts.attribution().evidence().stream()
                .map(Evidence::text)
                .mapToLong(text -> LINE + 2L * text.length())
                .sum();
        return COMMIT
                + message
                + evidence
                + PATH * facts.paths().count()
                + COUNTERSIGNATURE * facts.countersignatures().size();
    }
}
