package dev.countersign.shell.cli;

import dev.countersign.shell.cli.server.ServerRepository;
import dev.countersign.shell.cli.server.Uninstaller;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Takes the gate away from repositories. */
@CommandLine.Command(
        name = "uninstall",
        description = {
            "Take the gate away from repositories.",
            "A hook that was there before is put back; the decision log stays."
        },
        footerHeading = "%nExamples:%n",
        footer = "  countersign uninstall /srv/git/app.git")
final class UninstallCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Parameters(paramLabel = "REPO", arity = "1..*", description = "Repositories, bare or not.")
    private List<Path> repositories = List.of();

    UninstallCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        for (Path folder : repositories) {
            ServerRepository repository = ServerRepository.at(console.resolve(folder), console.environment());
            Lines.print(Uninstaller.uninstall(repository), console);
        }
        return ExitCode.ADMITTED;
    }
}
