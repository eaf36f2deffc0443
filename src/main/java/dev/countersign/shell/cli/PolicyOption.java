package dev.countersign.shell.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which policy to judge by. */
final class PolicyOption {

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = {
                "The policy to judge by.",
                "Default: the one installed for the repository;",
                "then .countersign.yaml here or in a folder above."
            })
    private Path file;

    /** The file, if one was named. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }
}
