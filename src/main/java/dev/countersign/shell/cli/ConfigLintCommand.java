package dev.countersign.shell.cli;

import dev.countersign.io.config.ConfigPlace;
import dev.countersign.io.config.Configuration;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a policy and its roster. */
@CommandLine.Command(
        name = "lint",
        description = {
            "Check a policy and the roster that it names.",
            "Exit status: 3 if they cannot be used; what is only doubtful is told, and the status is 0."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  countersign config lint", "  countersign config lint /etc/countersign/policy.yaml"})
final class ConfigLintCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The policy; --policy does as well.")
    private Optional<String> file = Optional.empty();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    ConfigLintCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        PolicyOption chosen = file.map(PolicyOption::of).orElse(policy);
        Lines.print(Policies.read(chosen, console, place -> report(place)), console);
        return ExitCode.ADMITTED;
    }

    private static List<String> report(ConfigPlace place) {
        return Lint.report(place.toString(), Configuration.lint(place, LocalDate.now(Clock.systemUTC())));
    }
}
