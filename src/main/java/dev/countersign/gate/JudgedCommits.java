package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Rewriting;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.CommitVerdicts;
import dev.countersign.core.verdict.Tally;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The verdicts on the commits of a docket. The first of them are kept, as far as there is room, which is enough for an
 * ordinary push. Of the others it is kept who was rejected; whoever wants to read them has them judged again, from the
 * same objects by the same rules, so with the same outcome.
 */
final class JudgedCommits implements CommitVerdicts {

    private final Docket docket;
    private final Judgement judgement;
    private final List<CommitVerdict> kept = new ArrayList<>();
    private final BitSet rejected = new BitSet();
    private final Tally tally;
    private final Rewriting rewriting;

    /**
     * Has them judged.
     *
     * @param room for what is kept, in bytes
     */
    JudgedCommits(Docket docket, Judgement judgement, Progress progress, long room) {
        this.docket = docket;
        this.judgement = judgement;
        boolean startsAtRoot = false;
        Tally.Count count = new Tally.Count();
        long left = room;
        for (int place = 0; place < docket.size(); place++) {
            CommitVerdict verdict = judgement.judge(docket, place, Rewriting.AMEND);
            count.add(verdict);
            if (!verdict.admits()) {
                startsAtRoot |=
                        rejected.isEmpty() && verdict.facts().commit().parents().isEmpty();
                rejected.set(place);
            }
            left -= Weight.of(verdict.facts());
            if (left > 0) {
                kept.add(verdict);
            }
            progress.judged(place + 1, docket.size());
        }
        this.tally = count.tally();
        this.rewriting = rewriting(startsAtRoot);
        rejected.stream()
                .takeWhile(place -> place < kept.size())
                .forEach(place ->
                        kept.set(place, judgement.judge(kept.get(place).facts(), docket.rules(place), rewriting)));
    }

    /** An amended tip mends the tip; anything else means rewriting from the oldest rejected commit on. */
    private Rewriting rewriting(boolean startsAtRoot) {
        boolean tipAlone = rejected.cardinality() == 1 && docket.isTip(rejected.nextSetBit(0));
        return rejected.isEmpty() || tipAlone
                ? Rewriting.AMEND
                : new Rewriting(named(), startsAtRoot, docket.hasMerges());
    }

    /** The first few of those that were rejected, and the last. */
    private List<ObjectId> named() {
        int last = rejected.length() - 1;
        return Stream.of(rejected.stream().limit(Rewriting.NAMED), IntStream.of(last))
                .flatMapToInt(places -> places)
                .distinct()
                .mapToObj(docket::id)
                .toList();
    }

    /** The numbers of those that were rejected. */
    BitSet rejectedNumbers() {
        return docket.numbers(rejected);
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public Stream<CommitVerdict> rejected() {
        return rejected.stream().mapToObj(this::verdict);
    }

    @Override
    public Iterator<CommitVerdict> iterator() {
        return new Iterator<>() {
            private int place;

            @Override
            public boolean hasNext() {
                return place < docket.size();
            }

            @Override
            public CommitVerdict next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return verdict(place++);
            }
        };
    }

    /**
     * The verdict on the commit at this place.
     *
     * @throws RepositoryException when the repository does not say the same as before
     */
    private CommitVerdict verdict(int place) {
        if (place < kept.size()) {
            return kept.get(place);
        }
        CommitVerdict verdict = judgement.judge(docket, place, rewriting);
        if (verdict.admits() == rejected.get(place)) {
            throw new RepositoryException("commit " + docket.id(place).abbreviated()
                    + " was judged twice, with two outcomes\ncheck the repository with: git fsck");
        }
        return verdict;
    }
}
