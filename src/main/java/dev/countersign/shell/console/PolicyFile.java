package dev.countersign.shell.console;

import dev.countersign.io.git.GitRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where policies are found. Never in the commits that are judged. */
public final class PolicyFile {

    /** What a policy is called that stands beside what people work on. */
    public static final String NAME = ".countersign.yaml";

    /** What the section of a repository's own configuration is called, and the folder beside it. */
    private static final String OURS = "countersign";

    private PolicyFile() {}

    /**
     * The policy that is installed for a repository: the one that {@code countersign.policy} of its own configuration
     * names, or {@code countersign/countersign.yaml} in its git directory.
     */
    public static Optional<Path> installed(GitRepository repository) {
        Path standard = ownFolder(repository).resolve("countersign.yaml");
        return repository
                .configured(OURS, "policy")
                .map(repository.directory()::resolve)
                .or(() -> Optional.of(standard).filter(Files::exists));
    }

    /** The folder in which countersign keeps what belongs to one repository. */
    static Path ownFolder(GitRepository repository) {
        return repository.directory().resolve(OURS);
    }

    /** The {@value #NAME} in this folder or the nearest one above. */
    public static Optional<Path> above(Path folder) {
        return Stream.iterate(folder, path -> path != null, Path::getParent)
                .map(path -> path.resolve(NAME))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
