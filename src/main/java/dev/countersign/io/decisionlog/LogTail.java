package dev.countersign.io.decisionlog;

import dev.countersign.io.report.ChainLink;
import dev.countersign.io.report.LoggedJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Where the next line of a log goes and what it must refer to.
 *
 * @param seq the number of the last line
 * @param digest its digest
 * @param torn whether that line was cut short by a crash
 * @param unended whether the file must get an LF before anything else
 */
record LogTail(long seq, String digest, boolean torn, boolean unended) {

    /**
     * Finds the end of the chain. The head is believed before the log: where the log holds less than the head says, or
     * something else, the chain goes on from the head, so that the gap can be told for ever. Lines beyond the head that
     * go on with the chain were on the disk before a crash, and their head was not; they are taken up.
     */
    static LogTail of(FileChannel log, Optional<LogHead> head) throws IOException {
        LogHead known = head.orElse(LogHead.NONE);
        LogTail tail = new LogTail(known.seq(), known.digest(), false, false);
        LogTail reached = tail;
        if (log.size() > known.length()) {
            LogLines lines = new LogLines(new Section(log, known.length(), log.size()), known.length());
            Optional<LogLines.Line<Optional<ChainLink>>> line = lines.next(LoggedJson::link);
            while (line.isPresent() && (head.isEmpty() || reached.precedes(line.get()))) {
                reached = reached.then(line.get());
                tail = reached.torn && line.get().complete() ? tail : reached;
                line = lines.next(LoggedJson::link);
            }
        }
        return new LogTail(tail.seq, tail.digest, tail.torn, isUnended(log));
    }

    /** What is no decision may have been cut short, and ended since; whether it was, tells the decision behind it. */
    private boolean precedes(LogLines.Line<Optional<ChainLink>> line) {
        return !line.complete()
                || line.content()
                        .map(link -> link.seq() == seq + 1
                                && previous().equals(link.previous())
                                && (!torn || link.recovered()))
                        .orElse(true);
    }

    private LogTail then(LogLines.Line<Optional<ChainLink>> line) {
        long number = line.content().map(ChainLink::seq).orElse(seq + 1);
        boolean isDecision = line.complete() && line.content().isPresent();
        return new LogTail(number, line.digest(), !isDecision, false);
    }

    private static boolean isUnended(FileChannel log) throws IOException {
        if (log.size() == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        log.read(last, log.size() - 1);
        return last.get(0) != '\n';
    }

    /** The digest that the next line must carry; none for the first line of a log. */
    Optional<String> previous() {
        return seq == 0 ? Optional.empty() : Optional.of(digest);
    }

    /** How the next line is tied to the log. */
    ChainLink next() {
        return new ChainLink(seq + 1, previous(), torn);
    }
}
