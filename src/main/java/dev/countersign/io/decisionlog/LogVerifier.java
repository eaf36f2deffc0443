package dev.countersign.io.decisionlog;

import dev.countersign.gate.DecisionLogException;
import dev.countersign.io.report.ChainLink;
import dev.countersign.io.report.LoggedJson;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Checks that a log is what was written: no line edited, missing, moved, copied or added. Whoever may write both the
 * log and its head can recompute every digest; only a digest kept elsewhere proves more.
 */
public final class LogVerifier {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LogVerifier() {}

    /**
     * Reads the whole log in constant memory; pushes may go on meanwhile.
     *
     * @param expected a digest that an auditor kept; some line must still have it
     * @throws DecisionLogException when the log cannot be read; never because of what is in it
     */
    public static LogVerification verify(Path path, Optional<String> expected) {
        try {
            LogPath files = LogPath.of(path);
            Extent extent = extent(files);
            ChainCheck check = new ChainCheck(extent.head(), expected);
            if (Files.exists(files.log())) {
                try (FileChannel log = FileChannel.open(files.log(), StandardOpenOption.READ)) {
                    LogLines lines = new LogLines(new Section(log, 0, extent.length()), 0);
                    Optional<LogLines.Line<Optional<ChainLink>>> line = lines.next(LoggedJson::link);
                    while (line.isPresent()) {
                        check.line(line.get());
                        line = lines.next(LoggedJson::link);
                    }
                }
            }
            return check.result(path);
        } catch (IOException e) {
            throw Unusable.unreadable(path, e);
        }
    }

    /** How long the log was at a moment when nobody wrote to it, and its head at that moment. */
    private record Extent(long length, Optional<LogHead> head) {}

    private static Extent extent(LogPath files) throws IOException {
        if (!Files.exists(files.head(), LinkOption.NOFOLLOW_LINKS)) {
            return new Extent(length(files), Optional.empty());
        }
        try (LockedHead head = LockedHead.lock(
                files.head(),
                () -> FileChannel.open(files.head(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS),
                true,
                PATIENCE)) {
            return new Extent(length(files), head.read());
        }
    }

    private static long length(LogPath files) throws IOException {
        return Files.exists(files.log()) ? Files.size(files.log()) : 0;
    }
}
