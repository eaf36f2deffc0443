package dev.countersign.shell.cli;

import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a man page. */
@CommandLine.Command(
        name = "man",
        description = "Print the man page of a command.",
        footerHeading = "%nExamples:%n",
        footer = {"  countersign man check | man -l -", "  countersign man > /usr/local/share/man/man1/countersign.1"})
final class ManCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command: check, or roster lint.")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec;

    ManCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        CommandLine meant = Commands.named(names, spec.root().commandLine());
        console.out().print(ManPage.of(meant.getCommandSpec()));
        return ExitCode.ADMITTED;
    }
}
