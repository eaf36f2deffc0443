package dev.countersign.shell.cli;

import dev.countersign.core.commit.Ascii;
import dev.countersign.gate.UsageException;
import dev.countersign.io.decisionlog.LogFilter;
import dev.countersign.io.decisionlog.LogReader;
import dev.countersign.io.report.Escaped;
import dev.countersign.io.report.LogReport;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the decision log. */
@CommandLine.Command(
        name = "log",
        description = "Show the decisions on pushes, oldest first.",
        synopsisSubcommandLabel = "[verify]",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  countersign log /srv/git/app.git --last 20",
            "  countersign log --decision rejected --ref main",
            "  countersign log --commit 1a2b3c4d5e --format json /srv/git/app.git",
            "  countersign log verify /srv/git/app.git"
        })
final class LogCommand extends HelpfulCommand implements Command {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{1,40}");

    private final Console console;

    @Mixin
    private LogArgument log = new LogArgument();

    @Option(names = "--last", paramLabel = "N", description = "Only the last N of them.")
    private Optional<Integer> last = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Not before this day or time (UTC), such as 2026-03-01 or 2026-03-01T12:30:00Z.")
    private Optional<Instant> since = Optional.empty();

    @Option(names = "--ref", paramLabel = "REF", description = "Only pushes to this branch or ref.")
    private Optional<String> ref = Optional.empty();

    @Option(names = "--decision", paramLabel = "admitted|rejected", description = "Only those with this answer.")
    private Optional<Answer> decision = Optional.empty();

    @Option(names = "--commit", paramLabel = "ID", description = "Only those that judged a commit whose id starts so.")
    private Optional<String> commit = Optional.empty();

    @Option(names = "--detail", description = "With the commits, the reasons and who vouched.")
    private boolean detail;

    @Mixin
    private FormatOption format = new FormatOption();

    LogCommand(Console console) {
        this.console = console;
    }

    /** The answers; the names are what a person types. */
    enum Answer {
        admitted,
        rejected
    }

    @Override
    public ExitCode run() {
        commit.ifPresent(LogCommand::requireId);
        Path file = log.file(console);
        LogFilter filter = new LogFilter(since, ref, decision.map(Answer::name), commit.map(Ascii::lowerCase));
        try (LogReader reader = LogReader.open(file)) {
            Consumer<LogReader.Entry> print = entry -> print(reader, entry);
            long unreadable =
                    last.isPresent() ? reader.readLast(last.get(), filter, print) : reader.read(filter, print);
            if (unreadable > 0) {
                console.err()
                        .println("warning: "
                                + (unreadable == 1 ? "1 line is no decision" : unreadable + " lines are no decisions")
                                + "; see: countersign log verify " + Escaped.word(file));
            }
        }
        return ExitCode.ADMITTED;
    }

    /** A name such as HEAD would find nothing, which reads as if nothing had been decided. */
    private static void requireId(String start) {
        if (!ID.matcher(start).matches()) {
            throw new UsageException(
                    "'" + start + "' is not the start of a commit's id\nto find the id: git rev-parse " + "COMMIT");
        }
    }

    private void print(LogReader reader, LogReader.Entry entry) {
        if (format.isJson()) {
            reader.copy(entry, console.out());
            console.out().println();
        } else {
            Lines.print(
                    detail ? LogReport.detail(entry.decision()) : List.of(LogReport.line(entry.decision())), console);
        }
    }
}
