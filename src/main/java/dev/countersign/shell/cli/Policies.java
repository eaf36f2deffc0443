package dev.countersign.shell.cli;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.RepositoryException;
import dev.countersign.io.git.GitRepository;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.PolicyFile;
import java.nio.file.Path;
import java.util.Optional;

/** Which policy counts where nobody names one. */
final class Policies {

    private Policies() {}

    /**
     * The policy that was named, or else the one installed for the repository, or else the one that stands here or
     * above; absolute.
     *
     * @throws ConfigException when there is none
     */
    static Path find(PolicyOption option, GitRepository repository, Console console) {
        return option.file()
                .map(console::resolve)
                .or(() -> PolicyFile.installed(repository))
                .or(() -> PolicyFile.above(console.directory()))
                .or(() -> PolicyFile.above(repository.directory()))
                .orElseThrow(Policies::none);
    }

    /** The same where there may be no repository. */
    static Path find(PolicyOption option, Console console) {
        return option.file()
                .map(console::resolve)
                .or(() -> installedHere(console))
                .or(() -> PolicyFile.above(console.directory()))
                .orElseThrow(Policies::none);
    }

    private static Optional<Path> installedHere(Console console) {
        try (GitRepository repository = GitRepository.open(console.directory())) {
            return PolicyFile.installed(repository);
        } catch (RepositoryException e) {
            return Optional.empty();
        }
    }

    private static ConfigException none() {
        return new ConfigException("there is no policy: none is installed for the repository, and there is no "
                + PolicyFile.NAME + " here or above\n"
                + "name one with --policy FILE, or draft one with: countersign init");
    }
}
