package dev.countersign.shell.cli;

import dev.countersign.shell.cli.server.Check;
import dev.countersign.shell.cli.server.Checkup;
import dev.countersign.shell.cli.server.ServerRepository;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Finds out whether repositories are really guarded. */
@CommandLine.Command(
        name = "doctor",
        description = {
            "Find out whether repositories are really guarded.",
            "Looks at everything that it takes, and tries a push that must be refused. No ref of the repository is touched; run it as the user who runs git.",
            "Exit status: 0 if all is well, 1 if not."
        },
        footerHeading = "%nExamples:%n",
        footer = "  sudo -u git countersign doctor /srv/git/*.git")
final class DoctorCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Parameters(paramLabel = "REPO", arity = "1..*", description = "Repositories, bare or not.")
    private List<Path> repositories = List.of();

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        boolean good = true;
        for (Path folder : repositories) {
            good &= examine(ServerRepository.at(console.resolve(folder), console.environment()));
        }
        return good ? ExitCode.ADMITTED : ExitCode.REJECTED;
    }

    private boolean examine(ServerRepository repository) {
        List<Check> checks = Checkup.of(repository, console.environment());
        long bad = checks.stream().filter(check -> !check.isGood()).count();
        Lines.print(
                List.of("countersign: " + repository.gitDir() + (bad == 0 ? " is guarded" : " IS NOT SAFE")), console);
        checks.forEach(check -> Lines.print(check.lines(), console));
        return bad == 0;
    }
}
