package dev.countersign.shell.cli;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.RepositoryException;
import dev.countersign.io.config.ConfigPlace;
import dev.countersign.io.git.GitRepository;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.PolicyFile;
import java.util.Optional;
import java.util.function.Function;

/** Which policy counts where nobody names one. */
final class Policies {

    private Policies() {}

    /**
     * The policy that was named, or else the one installed for the repository, or else the one that stands here or
     * above. One in a ref can be read as long as the repository is open.
     *
     * @throws ConfigException when there is none
     */
    static ConfigPlace find(PolicyOption option, GitRepository repository, Console console) {
        return option.named()
                .map(text -> PolicyFile.named(text, repository, console::resolve))
                .or(() -> PolicyFile.installed(repository))
                .or(() -> PolicyFile.above(console.directory()).map(ConfigPlace::inFile))
                .or(() -> PolicyFile.above(repository.directory()).map(ConfigPlace::inFile))
                .orElseThrow(Policies::none);
    }

    /** What a reader makes of the same where there may be no repository. */
    static <T> T read(PolicyOption option, Console console, Function<ConfigPlace, T> reader) {
        Optional<GitRepository> here =
                option.named().filter(PolicyFile::isInRef).isPresent()
                        ? Optional.of(GitRepository.open(console.directory()))
                        : repositoryHere(console);
        if (here.isPresent()) {
            try (GitRepository repository = here.get()) {
                return reader.apply(find(option, repository, console));
            }
        }
        return reader.apply(option.named()
                .map(text -> console.resolve(PolicyFile.path(text)))
                .or(() -> PolicyFile.above(console.directory()))
                .map(ConfigPlace::inFile)
                .orElseThrow(Policies::none));
    }

    private static Optional<GitRepository> repositoryHere(Console console) {
        try {
            return Optional.of(GitRepository.open(console.directory()));
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
