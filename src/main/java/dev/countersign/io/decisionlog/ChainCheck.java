package dev.countersign.io.decisionlog;

import dev.countersign.io.report.ChainLink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows the chain of a log line by line, remembering only its end. After a break it goes on with what it finds, so
 * that one change is told once and not at every later line.
 */
final class ChainCheck {

    private static final int KEPT = 1_000;
    private static final String CUT_SHORT = "cut short while it was written; its push was not accepted";

    /** A line that was taken for a part of the chain. */
    private record Known(long line, long seq, String digest) {
        boolean precedes(ChainLink link) {
            return link.seq() == seq + 1 && previous().equals(link.previous());
        }

        Optional<String> previous() {
            return seq == 0 ? Optional.empty() : Optional.of(digest);
        }
    }

    private final Optional<LogHead> head;
    private final Optional<String> expected;
    private final List<LogProblem> problems = new ArrayList<>();
    private final List<LogProblem> notes = new ArrayList<>();
    private long problemCount;
    private long lines;
    private boolean expectedFound;
    private Known last = new Known(0, 0, LogHead.NO_DIGEST);
    private Optional<Known> aside = Optional.empty();
    private Optional<LogLines.Line<?>> unreadable = Optional.empty();
    private long unreadableBefore;
    private long unreadableFrom;
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
            unreadable(line);
        }
    }

    private void unreadable(LogLines.Line<?> line) {
        if (unreadable.isPresent()) {
            unreadableBefore++;
        } else {
            unreadableFrom = line.offset();
        }
        unreadable = Optional.of(line);
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
    private Known explained(LogLines.Line<?> line, ChainLink link) {
        Known cutShort = new Known(line.number(), last.seq() + 1 + unreadableBefore, line.digest());
        if (link.recovered() && cutShort.precedes(link) && unreadableBefore < KEPT) {
            cutShort(line);
            return cutShort;
        }
        Known before = new Known(line.number(), last.seq() + 1, line.digest());
        notDecision(line);
        return link.seq() == before.seq() ? last : before;
    }

    /** So were those right before it, one crash after the other. */
    private void cutShort(LogLines.Line<?> line) {
        for (long number = line.number() - unreadableBefore; number <= line.number(); number++) {
            notes.add(new LogProblem(number, CUT_SHORT));
        }
    }

    /** Neither is this line nor those that stand right before it. */
    private void notDecision(LogLines.Line<?> line) {
        notDecisionBefore(line);
        problem(line.number(), "is not a decision");
    }

    private void notDecisionBefore(LogLines.Line<?> line) {
        for (long number = line.number() - unreadableBefore; number < line.number(); number++) {
            problem(number, "is not a decision");
        }
    }

    private void outOfOrder(Known here, Known before) {
        allReadable();
        aside = Optional.of(here);
        problem(
                here.line(),
                here.digest().equals(before.digest())
                        ? "is a copy of the line before"
                        : "has number " + here.seq() + " after number " + before.seq() + ": moved, copied or inserted");
    }

    private void connect(Known here, Known before, ChainLink link) {
        if (link.seq() > before.seq() + 1) {
            problem(here.line(), missing(before.seq() + 1, link.seq() - 1) + " before this one");
        } else if (unreadable.isEmpty() && !before.previous().equals(link.previous())) {
            changed(before, here);
        } else if (unreadable.isEmpty() && link.recovered()) {
            notes.add(new LogProblem(before.line(), CUT_SHORT));
        }
    }

    private void changed(Known before, Known here) {
        if (before.line() == 0) {
            problem(here.line(), "refers to a line before it, and there is none");
        } else {
            problem(
                    before.line(),
                    "was changed after it was written; line " + here.line() + " keeps another digest of it");
        }
    }

    private void accept(Known here) {
        last = here;
        aside = Optional.empty();
        allReadable();
        if (head.isPresent() && head.get().seq() == here.seq()) {
            atHead = Optional.of(here);
        }
    }

    private void allReadable() {
        unreadable = Optional.empty();
        unreadableBefore = 0;
    }

    /** What became of the check, once every line was seen. */
    LogVerification result(Path log) {
        unreadable.ifPresent(this::lastUnreadable);
        head.ifPresentOrElse(this::end, this::noHead);
        if (expected.isPresent() && !expectedFound) {
            problem(lines, "no line has the expected digest " + expected.get() + ": lines were changed or are missing");
        }
        Optional<String> digest = last.previous();
        return new LogVerification(log, lines, digest, problems, problemCount, notes);
    }

    private void lastUnreadable(LogLines.Line<?> line) {
        if (line.complete()) {
            notDecision(line);
        } else if (head.isPresent() && head.get().length() > line.offset()) {
            notDecisionBefore(line);
            problem(line.number(), "was cut short after it was written");
        } else if (unreadableBefore < KEPT && head.stream().allMatch(end -> end.length() <= unreadableFrom)) {
            cutShort(line);
        } else {
            notDecisionBefore(line);
            notes.add(new LogProblem(line.number(), CUT_SHORT));
        }
    }

    private void end(LogHead end) {
        long beyond = last.seq() - end.seq();
        if (beyond < 0) {
            problem(lines, missing(last.seq() + 1, end.seq()) + " at the end");
        } else if (atHead.isPresent() && !atHead.get().digest().equals(end.digest())) {
            problem(atHead.get().line(), "was changed after it was written; the head keeps another digest of it");
        }
        if (beyond > LogHead.MOST_BEHIND) {
            problem(
                    lines,
                    "the last " + beyond + " lines are not in the head: something else than countersign wrote them");
        } else if (beyond > 0) {
            notes.add(new LogProblem(lines, notInHead(beyond)));
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
            problem(lines, "the head is missing or unreadable, so lines that are missing at the end cannot be told");
        }
    }

    private static String missing(long from, long to) {
        return from == to
                ? "1 line is missing (number " + from + ")"
                : (to - from + 1) + " lines are missing (numbers " + from + " to " + to + ")";
    }

    private void problem(long line, String what) {
        problemCount++;
        if (problems.size() < KEPT) {
            problems.add(new LogProblem(Math.max(1, line), what));
        }
    }
}
