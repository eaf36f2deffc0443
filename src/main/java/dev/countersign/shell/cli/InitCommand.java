package dev.countersign.shell.cli;

import dev.countersign.shell.cli.draft.Drafts;
import dev.countersign.shell.cli.server.GitCommand;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Drafts a policy and a roster. */
@CommandLine.Command(
        name = "init",
        description = {
            "Draft a policy and a roster from the history.",
            "They are called .countersign.yaml and .countersign-roster.yaml. The roster",
            "lists the authors of the repository there, or else here; the levels are left",
            "for you to fill in.",
            "A file that exists is never overwritten."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  countersign init", "  countersign init /etc/countersign"})
final class InitCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Parameters(paramLabel = "DIR", arity = "0..1", defaultValue = "", description = "Where. Default: here.")
    private Path folder;

    InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        Path target = console.resolve(folder);
        GitCommand here = GitCommand.in(console.directory(), console.environment());
        Lines.print(Drafts.write(target, here), console);
        return ExitCode.ADMITTED;
    }
}
