package dev.countersign.io.decisionlog;

import dev.countersign.io.report.ChainLink;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Follows the chain of a log line by line, remembering only its end. After a break it goes on with what it finds, so
 * that one change is told once and not at every later line.
 */
final class ChainCheck {

    /** A line that was taken for a part of the chain. */
    private record Known(long line, long seq, String digest) {
        boolean precedes(ChainLink link) {
            return link.seq() == seq + 1 && previous().equals(link.previous());
        }

        Optional<String> previous() {
            return seq == 0 ? Optional.empty() : Optional.of(digest);
        }
    }

    /** Lines right behind each other, none of which is a decision. */
    private record OddLines(long first, long offset, LogLines.Line<?> last) {

        static OddLines of(LogLines.Line<?> line) {
            return new OddLines(line.number(), line.offset(), line);
        }

        OddLines and(LogLines.Line<?> next) {
            return new OddLines(first, offset, next);
        }

        long beforeLast() {
            return last.number() - first;
        }

        /** Whether this can be what crashes left, one after the other. */
        boolean areFew() {
            return beforeLast() < LogFindings.KEPT;
        }
    }

    private final Optional<LogHead> head;
    private final Optional<String> expected;
    private final LogFindings findings = new LogFindings();
    private long lines;
    private boolean expectedFound;
    private Known last = new Known(0, 0, LogHead.NO_DIGEST);
    private Optional<Known> aside = Optional.empty();
    private Optional<OddLines> unreadable = Optional.empty();
    private Optional<Known> atHead = Optional.empty();

    ChainCheck(Optional<LogHead> head, Optional<String> expected) {
        this.head = head;
        this.expected = expected;
    }

    void line(LogLines.Line<Optional<ChainLink>> line) {
        lines++;
        expectedFound |= expected.equals(Optional.of(line.digest()));
        if (line.complete() && line.content().isPresent()) {
            link(line, line.content().get());
        } else {
            unreadable = Optional.of(unreadable.map(odd -> odd.and(line)).orElseGet(() -> OddLines.of(line)));
        }
    }

    private void link(LogLines.Line<?> line, ChainLink link) {
        Known here = new Known(line.number(), link.seq(), line.digest());
        Known before = unreadable.map(odd -> explained(odd, link)).orElse(last);
        if (aside.isPresent() && !before.precedes(link) && aside.get().precedes(link)) {
            before = aside.get();
        }
        if (link.seq() <= before.seq()) {
            outOfOrder(here, before);
            return;
        }
        connect(here, before, link);
        accept(here);
    }

    /** A line that is no decision had a number, which its successor skips, or was put in later. */
    private Known explained(OddLines odd, ChainLink link) {
        LogLines.Line<?> line = odd.last();
        Known cutShort = new Known(line.number(), last.seq() + 1 + odd.beforeLast(), line.digest());
        if (link.recovered() && cutShort.precedes(link) && odd.areFew()) {
            findings.cutShort(odd.first(), line.number());
            return cutShort;
        }
        Known before = new Known(line.number(), last.seq() + 1, line.digest());
        findings.notDecisions(odd.first(), line.number());
        return link.seq() == before.seq() ? last : before;
    }

    private void outOfOrder(Known here, Known before) {
        unreadable = Optional.empty();
        aside = Optional.of(here);
        findings.problem(
                here.line(),
                here.digest().equals(before.digest())
                        ? "is a copy of the line before"
                        : "has number " + here.seq() + " after number " + before.seq() + ": moved, copied or inserted");
    }

    private void connect(Known here, Known before, ChainLink link) {
        if (link.seq() > before.seq() + 1) {
            findings.problem(here.line(), missing(before.seq() + 1, link.seq() - 1) + " before this one");
        } else if (unreadable.isEmpty() && !before.previous().equals(link.previous())) {
            changed(before, here);
        } else if (unreadable.isEmpty() && link.recovered()) {
            findings.cutShort(before.line(), before.line());
        }
    }

    private void changed(Known before, Known here) {
        if (before.line() == 0) {
            findings.problem(here.line(), "refers to a line before it, and there is none");
        } else {
            findings.problem(
                    before.line(),
                    "was changed after it was written; line " + here.line() + " keeps another digest of it");
        }
    }

    private void accept(Known here) {
        last = here;
        aside = Optional.empty();
        unreadable = Optional.empty();
        if (head.isPresent() && head.get().seq() == here.seq()) {
            atHead = Optional.of(here);
        }
    }

    /** What became of the check, once every line was seen. */
    LogVerification result(Path log) {
        unreadable.ifPresent(this::lastUnreadable);
        head.ifPresentOrElse(this::end, this::noHead);
        if (expected.isPresent() && !expectedFound) {
            findings.problem(
                    lines, "no line has the expected digest " + expected.get() + ": lines were changed or are missing");
        }
        return findings.verification(log, lines, last.previous());
    }

    private void lastUnreadable(OddLines odd) {
        LogLines.Line<?> line = odd.last();
        if (line.complete()) {
            findings.notDecisions(odd.first(), line.number());
        } else if (head.isPresent() && head.get().length() > line.offset()) {
            findings.notDecisions(odd.first(), line.number() - 1);
            findings.problem(line.number(), "was cut short after it was written");
        } else if (odd.areFew() && head.stream().allMatch(end -> end.length() <= odd.offset())) {
            findings.cutShort(odd.first(), line.number());
        } else {
            findings.notDecisions(odd.first(), line.number() - 1);
            findings.cutShort(line.number(), line.number());
        }
    }

    private void end(LogHead end) {
        long beyond = last.seq() - end.seq();
        if (beyond < 0) {
            findings.problem(lines, missing(last.seq() + 1, end.seq()) + " at the end");
        } else if (atHead.isPresent() && !atHead.get().digest().equals(end.digest())) {
            findings.problem(
                    atHead.get().line(), "was changed after it was written; the head keeps another digest of it");
        }
        if (beyond > LogHead.MOST_BEHIND) {
            findings.problem(
                    lines,
                    "the last " + beyond + " lines are not in the head: something else than countersign wrote them");
        } else if (beyond > 0) {
            findings.note(lines, notInHead(beyond));
        }
    }

    /** The last of them may have been about to be let in; what came before it was. */
    private static String notInHead(long count) {
        return (count == 1 ? "the last line is" : "the last " + count + " lines are")
                + " not in the head: a crash came first; the last push may not have been accepted";
    }

    private void noHead() {
        boolean isProven = expected.isPresent() && expected.equals(last.previous());
        if (lines > 0 && !isProven) {
            findings.problem(
                    lines, "the head is missing or unreadable, so lines that are missing at the end cannot be told");
        }
    }

    private static String missing(long from, long to) {
        return from == to
                ? "1 line is missing (number " + from + ")"
                : (to - from + 1) + " lines are missing (numbers " + from + " to " + to + ")";
    }
}
