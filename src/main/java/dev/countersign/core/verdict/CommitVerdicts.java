package dev.countersign.core.verdict;

import java.util.List;
import java.util.stream.Stream;

/**
 * The answers for the commits of a push, parents before children. There may be a million, more than can be kept: each
 * pass may judge commits again, with the same outcome, and what was judged again is not kept either. So go through them
 * once, and ask the {@link #tally} first.
 */
public interface CommitVerdicts extends Iterable<CommitVerdict> {

    /** What they come to; costs nothing. */
    Tally tally();

    /** Those that at least one rule rejects. */
    Stream<CommitVerdict> rejected();

    /** Verdicts that are kept. */
    static CommitVerdicts of(List<CommitVerdict> verdicts) {
        return new KeptVerdicts(verdicts);
    }
}
