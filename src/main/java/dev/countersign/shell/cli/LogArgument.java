package dev.countersign.shell.cli;

import dev.countersign.gate.RepositoryException;
import dev.countersign.io.git.GitRepository;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.Guard;
import dev.countersign.shell.console.PolicyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which decision log is meant. */
final class LogArgument {

    @Parameters(
            paramLabel = "REPO|FILE",
            arity = "0..1",
            defaultValue = "",
            description = "The repository whose log it is, or the log itself. Default: the repository here.")
    private Path place;

    @Mixin
    private PolicyOption policy = new PolicyOption();

    Path file(Console console) {
        Path path = console.resolve(place);
        if (Files.isRegularFile(path)) {
            return path;
        }
        if (!Files.isDirectory(path)) {
            throw new RepositoryException("there is neither a repository nor a decision log at '" + path + "'");
        }
        try (GitRepository repository = GitRepository.open(path)) {
            return policy.named()
                    .map(text -> PolicyFile.named(text, repository, console::resolve))
                    .or(() -> PolicyFile.installed(repository))
                    .map(file -> Guard.of(repository, file).logFile())
                    .orElseGet(() -> Guard.defaultLogFile(repository));
        }
    }
}
