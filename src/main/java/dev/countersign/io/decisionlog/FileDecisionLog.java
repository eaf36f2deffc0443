package dev.countersign.io.decisionlog;

import dev.countersign.core.verdict.Decision;
import dev.countersign.gate.DecisionLog;
import dev.countersign.io.report.ChainLink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A decision log in a file, one line of JSON a decision, each line carrying the digest of the one before. Threads and
 * processes may append at the same time; a line is on the disk, whole, before {@link #append} returns, or it is not
 * there at all.
 */
public final class FileDecisionLog implements DecisionLog {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final NewFiles newFiles;

    /**
     * A log at this path, whose folder exists; the file need not.
     *
     * @param groupWritable whether the group may write files that are created, as with git's
     *     {@code core.sharedRepository}
     */
    public FileDecisionLog(Path path, boolean groupWritable) {
        this.path = path;
        this.newFiles = new NewFiles(groupWritable);
    }

    @Override
    public Entry draft(Decision decision) {
        DraftLine line = drafted(decision);
        return () -> append(line);
    }

    private DraftLine drafted(Decision decision) {
        try {
            return DraftLine.of(decision);
        } catch (IOException e) {
            throw Unusable.because(path, e);
        }
    }

    private void append(DraftLine line) {
        try {
            LogPath files = LogPath.of(path);
            try (FileChannel log = newFiles.open(files.log());
                    LockedHead head =
                            LockedHead.lock(files.head(), () -> newFiles.open(files.head()), false, PATIENCE)) {
                append(line, log, head);
            }
        } catch (IOException e) {
            throw Unusable.because(path, e);
        }
    }

    private static void append(DraftLine line, FileChannel log, LockedHead head) throws IOException {
        Optional<LogHead> known = head.read();
        LogTail tail = LogTail.of(log, known);
        long end = log.size();
        LogHead written;
        try {
            written = write(line, tail, log);
        } catch (IOException | RuntimeException | Error e) {
            takeBack(log, end, e);
            throw e;
        }
        try {
            head.follow(written, known);
        } catch (IOException | RuntimeException | Error e) {
            takeBack(log, end, head, known, e);
            throw e;
        }
    }

    /** The line is on the disk when this returns, so that no head on the disk can ever know more than the log has. */
    private static LogHead write(DraftLine line, LogTail tail, FileChannel log) throws IOException {
        ChainLink link = tail.next();
        OutputStream file = new BufferedOutputStream(Channels.newOutputStream(log.position(log.size())), BUFFER_BYTES);
        if (tail.unended()) {
            file.write('\n');
        }
        String digest = line.write(link, file);
        file.write('\n');
        file.flush();
        log.force(false);
        return new LogHead(link.seq(), digest, log.position());
    }

    /** A line that was not kept must not stay; if even that fails, the next append marks it as cut short. */
    private static void takeBack(FileChannel log, long end, Throwable reason) {
        try {
            log.truncate(end);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * The head goes first: should the machine stop in between, it knows less than the log has, and not more. For the
     * same reason the line stays when the head cannot be set back.
     */
    private static void takeBack(
            FileChannel log, long end, LockedHead head, Optional<LogHead> before, Throwable reason) {
        try {
            head.restore(before);
        } catch (IOException e) {
            reason.addSuppressed(e);
            return;
        }
        takeBack(log, end, reason);
    }
}
