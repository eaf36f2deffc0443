package dev.countersign.shell.cli;

import dev.countersign.io.config.Configuration;
import dev.countersign.io.config.RosterFile;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a roster. */
@CommandLine.Command(
        name = "lint",
        description = {
            "Check a roster; without a file the policy and the roster that it names.",
            "Exit status: 3 if it cannot be used; what is only doubtful is told, and the status is 0."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  countersign roster lint", "  countersign roster lint .countersign-roster.yaml"})
final class RosterLintCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The roster. Default: the one that the policy names.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    RosterLintCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        if (file.isPresent()) {
            Path roster = console.resolve(file.get());
            Lines.print(Lint.report(roster.toString(), RosterFile.lint(roster, today)), console);
        } else {
            Lines.print(
                    Policies.read(
                            policy, console, place -> Lint.report(place.toString(), Configuration.lint(place, today))),
                    console);
        }
        return ExitCode.ADMITTED;
    }
}
