package dev.countersign.shell.cli;

import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command, as its option {@code --help} does. */
@CommandLine.Command(
        name = "help",
        description = "Show the help of a command.",
        footerHeading = "%nExamples:%n",
        footer = {"  countersign help", "  countersign help roster lint"})
final class HelpCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command: check, or roster lint.")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec;

    HelpCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        CommandLine root = spec.root().commandLine();
        Commands.named(names, root).usage(console.out(), root.getColorScheme());
        return ExitCode.ADMITTED;
    }
}
