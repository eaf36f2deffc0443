package dev.countersign.io.decisionlog;

import dev.countersign.gate.DecisionLogException;
import dev.countersign.io.report.LoggedDecision;
import dev.countersign.io.report.LoggedJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a log that others may be writing to. What cannot be read is skipped and counted. */
public final class LogReader implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private LogReader(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens the log.
     *
     * @throws DecisionLogException when there is none, or it cannot be read
     */
    public static LogReader open(Path path) {
        try {
            Path log = LogPath.of(path).log();
            if (Files.notExists(log)) {
                throw new DecisionLogException("there is no decision log '" + path + "'");
            }
            return new LogReader(path, FileChannel.open(log, StandardOpenOption.READ));
        } catch (IOException e) {
            throw Unusable.unreadable(path, e);
        }
    }

    /** A decision and where its line is. */
    public record Entry(LoggedDecision decision, long offset, long length) {}

    /**
     * Hands the wanted decisions over, oldest first.
     *
     * @return how many lines are no decisions
     */
    public long read(LogFilter filter, Consumer<Entry> reader) {
        try {
            LogLines lines = new LogLines(new Section(channel, 0, channel.size()), 0);
            long unreadable = 0;
            Optional<LogLines.Line<Optional<LoggedDecision>>> line = lines.next(LoggedJson::decision);
            while (line.isPresent()) {
                LogLines.Line<Optional<LoggedDecision>> here = line.get();
                if (here.complete() && here.content().isEmpty()) {
                    unreadable++;
                }
                here.content()
                        .filter(decision -> here.complete() && filter.wants(decision))
                        .ifPresent(decision -> reader.accept(new Entry(decision, here.offset(), here.length())));
                line = lines.next(LoggedJson::decision);
            }
            return unreadable;
        } catch (IOException e) {
            throw Unusable.unreadable(path, e);
        }
    }

    /** The same with only the last so many of the wanted decisions. */
    public long readLast(int count, LogFilter filter, Consumer<Entry> reader) {
        Deque<Entry> last = new ArrayDeque<>();
        long unreadable = read(filter, entry -> {
            last.addLast(entry);
            if (last.size() > count) {
                last.removeFirst();
            }
        });
        last.forEach(reader);
        return unreadable;
    }

    /** Copies the entry's line as it stands in the log, without its LF. */
    public void copy(Entry entry, OutputStream out) {
        try {
            new Section(channel, entry.offset(), entry.offset() + entry.length()).transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Unusable.unreadable(path, e);
        }
    }
}
