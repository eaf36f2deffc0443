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
        long weight = COMMIT
                + PATH * facts.paths().count()
                + COUNTERSIGNATURE * facts.countersignatures().size();
        if (facts.commit() instanceof Commit commit) {
            for (String line : commit.message().lines()) {
                weight += of(line);
            }
        }
        for (Evidence piece : facts.attribution().evidence()) {
            weight += of(piece.text());
        }
        return weight;
    }

    private static long of(String line) {
        return LINE + 2L * line.length();
    }
}
