package dev.countersign.shell.cli;

import dev.countersign.gate.RepositoryException;
import dev.countersign.io.git.GitRepository;
import dev.countersign.shell.cli.server.GitCommand;
import dev.countersign.shell.console.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which repository a command is about. */
final class RepositoryOption {

    @Option(
            names = {"-C", "--repository"},
            paramLabel = "DIR",
            defaultValue = "",
            description = "The repository, bare or not. Default: the one here.")
    private Path folder;

    Path folder(Console console) {
        Path place = console.resolve(folder);
        if (!Files.isDirectory(place)) {
            throw new RepositoryException("'" + place + "' is no folder");
        }
        return place;
    }

    GitRepository open(Console console) {
        return GitRepository.open(folder(console));
    }

    GitCommand git(Console console) {
        return GitCommand.in(folder(console), console.environment());
    }
}
