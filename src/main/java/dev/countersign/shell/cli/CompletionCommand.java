package dev.countersign.shell.cli;

import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the completion script. */
@CommandLine.Command(
        name = "completion",
        description = "Print a completion script for bash and zsh.",
        footerHeading = "%nExamples:%n",
        footer = {"  source <(countersign completion)", "  countersign completion > /etc/bash_completion.d/countersign"
        })
final class CompletionCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        console.out().print(AutoComplete.bash("countersign", spec.root().commandLine()));
        return ExitCode.ADMITTED;
    }
}
