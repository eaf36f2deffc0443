package dev.countersign.core.verdict;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Verdicts in memory. */
record KeptVerdicts(List<CommitVerdict> verdicts, Tally tally) implements CommitVerdicts {

    KeptVerdicts {
        verdicts = List.copyOf(verdicts);
    }

    KeptVerdicts(List<CommitVerdict> verdicts) {
        this(verdicts, Tally.of(verdicts));
    }

    @Override
    public Stream<CommitVerdict> rejected() {
        return verdicts.stream().filter(verdict -> !verdict.admits());
    }

    @Override
    public Iterator<CommitVerdict> iterator() {
        return verdicts.iterator();
    }
}
