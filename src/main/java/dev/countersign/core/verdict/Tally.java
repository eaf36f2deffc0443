package dev.countersign.core.verdict;

import dev.countersign.core.roster.Member;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the verdicts on many commits come to, in few words.
 *
 * @param commits how many there are
 * @param rejected how many at least one rule rejects
 * @param vouched how many are AI-assisted and have a sign-off that counts
 * @param vouchers whose sign-offs those are, each once, in the order of the commits
 * @param hinting how many show no more than hints of AI, and have no sign-off that counts
 * @param firstHinting the first of those
 */
public record Tally(
        int commits,
        int rejected,
        int vouched,
        List<String> vouchers,
        int hinting,
        Optional<CommitVerdict> firstHinting) {

    public Tally {
        vouchers = List.copyOf(vouchers);
    }

    /** What these come to. */
    public static Tally of(Iterable<CommitVerdict> verdicts) {
        Count count = new Count();
        verdicts.forEach(count::add);
        return count.tally();
    }

    /** Counts verdicts, one after another. */
    public static final class Count {

        private final Set<String> vouchers = new LinkedHashSet<>();
        private int commits;
        private int rejected;
        private int vouched;
        private int hinting;
        private Optional<CommitVerdict> firstHinting = Optional.empty();

        /** Counts the next one. */
        public void add(CommitVerdict verdict) {
            commits++;
            if (!verdict.admits()) {
                rejected++;
            }
            if (verdict.isAssisted() && verdict.isSigned()) {
                vouched++;
                verdict.signOffs().stream()
                        .filter(AssessedSignOff::counts)
                        .map(signOff -> signOff.member().map(Member::name).orElse(signOff.name()))
                        .forEach(vouchers::add);
            } else if (isHinting(verdict)) {
                hinting++;
                firstHinting = firstHinting.or(() -> Optional.of(verdict));
            }
        }

        private static boolean isHinting(CommitVerdict verdict) {
            return !verdict.isAssisted()
                    && !verdict.isSigned()
                    && !verdict.facts().attribution().evidence().isEmpty();
        }

        /** What those come to that were counted so far. */
        public Tally tally() {
            return new Tally(commits, rejected, vouched, List.copyOf(vouchers), hinting, firstHinting);
        }
    }
}
