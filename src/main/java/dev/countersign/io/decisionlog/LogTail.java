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
     * something else, the chain goes on from the head, so that the gap can be told for ever. Lines beyond the head were
     * written just before a crash, and are taken up.
     */
    static LogTail of(FileChannel log, Optional<LogHead> head) throws IOException {
        LogHead known = head.orElse(LogHead.NONE);
        LogTail tail = new LogTail(known.seq(), known.digest(), false, false);
        if (log.size() > known.length()) {
            LogLines lines = new LogLines(new Section(log, known.length(), log.size()), known.length());
            Optional<LogLines.Line<Optional<ChainLink>>> line = lines.next(LoggedJson::link);
            while (line.isPresent() && (head.isEmpty() || tail.precedes(line.get()))) {
                tail = tail.then(line.get());
                line = lines.next(LoggedJson::link);
            }
        }
        return new LogTail(tail.seq, tail.digest, tail.torn, isUnended(log));
    }

    private boolean precedes(LogLines.Line<Optional<ChainLink>> line) {
        return !line.complete()
                || line.content()
                        .map(link -> link.seq() == seq + 1 && previous().equals(link.previous()))
                        .orElse(false);
    }

    private LogTail then(LogLines.Line<Optional<ChainLink>> line) {
        long number = line.content().map(ChainLink::seq).orElse(seq + 1);
        return new LogTail(number, line.digest(), !line.complete(), false);
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

    /** Whether the log has whole lines that its head does not know. */
    boolean isAheadOf(Optional<LogHead> head) {
        return !unended && seq > head.map(LogHead::seq).orElse(0L);
    }

    /** The head of a log of this length with this end. */
    LogHead asHead(long length) {
        return new LogHead(seq, digest, length);
    }

    /** How the next line is tied to the log. */
    ChainLink next() {
        return new ChainLink(seq + 1, previous(), torn);
    }
}
