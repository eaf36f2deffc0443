package dev.countersign.io.report;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitReading;
import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.evidence.Evidence;
import java.util.List;
import java.util.Optional;

/** The words in which reports speak of a commit. */
final class CommitText {

    private static final int LONGEST_TOOL = 30;

    private CommitText() {}

    static String subject(CommitReading commit) {
        if (!(commit instanceof Commit readable)) {
            return "(malformed commit)";
        }
        String subject = readable.message().subject();
        return subject.isEmpty() ? "(no message)" : subject;
    }

    /** The strongest evidence and its tool, in at most so many columns; empty when nothing speaks for AI. */
    static Optional<String> evidence(Attribution attribution, int columns) {
        return attribution.evidence().stream()
                .reduce((first, next) -> isStronger(next, first) ? next : first)
                .map(strongest -> {
                    int more = attribution.atLeast(strongest.grade()).size() - 1;
                    String others = more == 0 ? ")" : ", and " + more + " more)";
                    String tool = " (" + Escaped.shortened(strongest.tool(), LONGEST_TOOL) + others;
                    return Escaped.shortened(strongest.text(), columns - Escaped.columns(tool)) + tool;
                });
    }

    private static boolean isStronger(Evidence one, Evidence than) {
        int grades = one.grade().compareTo(than.grade());
        return grades > 0 || (grades == 0 && one.inTrailerBlock() && !than.inTrailerBlock());
    }

    /** {@code 1 commit}, {@code 2 commits}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code a}, {@code a and b}, {@code a, b and 3 more}. */
    static String enumerated(List<String> words, int shown) {
        if (words.size() > shown) {
            return String.join(", ", words.subList(0, shown)) + " and " + (words.size() - shown) + " more";
        }
        if (words.size() == 1) {
            return words.get(0);
        }
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
