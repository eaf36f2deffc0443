package dev.countersign.shell.cli;

import dev.countersign.io.decisionlog.LogFilter;
import dev.countersign.io.decisionlog.LogReader;
import dev.countersign.io.report.LogReport;
import dev.countersign.shell.cli.demo.Demo;
import dev.countersign.shell.cli.server.Installer;
import dev.countersign.shell.cli.server.Scratch;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Shows the gate at work. */
@CommandLine.Command(
        name = "demo",
        description = {
            "Show the gate at work, by real pushes to a scratch server.",
            "Nothing outside a temporary folder is touched. Exit status: 0 if every push ended as announced."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  countersign demo", "  countersign demo --remove"})
final class DemoCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Option(names = "--remove", description = "Remove the temporary folder afterwards.")
    private boolean remove;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        Scratch scratch = Scratch.create(console.environment());
        boolean asAnnounced = Demo.show(scratch, Installer.of(console), console.out());
        showLog(scratch);
        if (remove) {
            scratch.close();
        } else {
            console.out().println("To look around, or to remove it all: " + scratch.folder());
        }
        return asAnnounced ? ExitCode.ADMITTED : ExitCode.BUG;
    }

    private void showLog(Scratch scratch) {
        Path log = scratch.folder().resolve(Demo.LOG);
        console.out().println();
        console.out().println("Every answer stands in the decision log,");
        console.out().println(log + ":");
        try (LogReader reader = LogReader.open(log)) {
            reader.read(LogFilter.ALL, entry -> console.out().println(LogReport.line(entry.decision())));
        }
    }
}
