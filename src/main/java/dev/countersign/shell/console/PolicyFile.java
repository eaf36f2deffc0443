package dev.countersign.shell.console;

import dev.countersign.core.push.RefName;
import dev.countersign.gate.ConfigException;
import dev.countersign.io.config.ConfigPlace;
import dev.countersign.io.git.GitRepository;
import dev.countersign.io.report.Escaped;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Where policies are found. Never in the commits that are judged, though perhaps in those before them. */
public final class PolicyFile {

    /** What a policy is called that stands beside what people work on. */
    public static final String NAME = ".countersign.yaml";

    /** What the section of a repository's own configuration is called, and the folder beside it. */
    private static final String OURS = "countersign";

    private static final String REFS = "refs/";

    private PolicyFile() {}

    /**
     * The policy that is installed for a repository: the one that {@code countersign.policy} of its own configuration
     * names, by a path or as {@code REF:PATH}, or {@code countersign/countersign.yaml} in its git directory.
     */
    public static Optional<ConfigPlace> installed(GitRepository repository) {
        Path standard = ownFolder(repository).resolve("countersign.yaml");
        return repository
                .configured(OURS, "policy")
                .map(text -> named(text, repository, repository.directory()::resolve))
                .or(() -> Optional.of(standard).filter(Files::exists).map(ConfigPlace::inFile));
    }

    /** Whether a text names a policy in a ref, which only a repository can tell more about. */
    public static boolean isInRef(String text) {
        return text.startsWith(REFS) && text.indexOf(':') > 0;
    }

    /**
     * What a text names as a policy: {@code refs/heads/main:countersign.yaml} a file at the tip of a ref of this
     * repository (gitrevisions(7)), all else a file of this machine.
     *
     * @param resolved says where a file lies
     * @throws ConfigException when it names a ref or a path that cannot be
     */
    public static ConfigPlace named(String text, GitRepository repository, UnaryOperator<Path> resolved) {
        if (!isInRef(text)) {
            Path file = resolved.apply(path(text));
            if ((text.indexOf(':') > 0 || text.startsWith(REFS)) && !Files.exists(file)) {
                throw new ConfigException(file + ": there is no such file\n"
                        + "a policy in a ref is named in full: refs/heads/main:.countersign.yaml");
            }
            return ConfigPlace.inFile(file);
        }
        int colon = text.indexOf(':');
        String ref = text.substring(0, colon);
        String path = text.substring(colon + 1);
        boolean hasOdd = List.of(path.split("/", -1)).stream()
                .anyMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
        if (!RefName.isValid(ref) || hasOdd) {
            throw new ConfigException("a policy in a ref is named as refs/heads/main:countersign.yaml is, not as '"
                    + Escaped.text(text) + "'\nthe ref stands in full, the path starts from the top of its tree");
        }
        return ConfigPlace.inTree(RefTree.atTip(repository, new RefName(ref)), path);
    }

    /**
     * The path of a file.
     *
     * @throws ConfigException when it is none, as where the locale has no letters for it
     */
    public static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException noPath) {
            throw new ConfigException("'" + Escaped.text(text) + "' is no path that this machine can use", noPath);
        }
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
