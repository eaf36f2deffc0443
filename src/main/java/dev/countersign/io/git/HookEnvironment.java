package dev.countersign.io.git;

import dev.countersign.gate.RepositoryException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What git tells a hook about the repository, by the environment (githooks(5), git(1), git-receive-pack(1)). */
final class HookEnvironment {

    private final Map<String, String> variables;
    private final Path workingDirectory;

    HookEnvironment(Map<String, String> variables, Path workingDirectory) {
        this.variables = variables;
        this.workingDirectory = workingDirectory;
    }

    /** The repository that is pushed to. */
    GitDirectory repository() {
        Path directory = path("GIT_DIR")
                .orElseThrow(() -> new RepositoryException("GIT_DIR is not set, so there is no repository to read\n"
                        + "let git run this as a hook, or set GIT_DIR"));
        GitDirectory found = GitDirectory.at(directory);
        return path("GIT_COMMON_DIR")
                .map(common -> new GitDirectory(directory, common))
                .orElse(found);
    }

    /** Where the objects of the push wait for the answer; empty in an update hook, when they have been moved. */
    Optional<Path> quarantine() {
        return path("GIT_QUARANTINE_PATH");
    }

    /** The object directories that were there before the push. */
    List<Path> objectDirectories(GitDirectory repository) {
        List<Path> alternates = alternates();
        if (quarantine().isPresent() && !alternates.isEmpty()) {
            return alternates;
        }
        Path own = quarantine().isPresent()
                ? repository.objects()
                : path("GIT_OBJECT_DIRECTORY").orElse(repository.objects());
        return Stream.concat(Stream.of(own), alternates.stream()).toList();
    }

    /** What stands before the names of the refs that the pusher sees (gitnamespaces(7)); mostly nothing. */
    String refPrefix() {
        StringBuilder prefix = new StringBuilder();
        for (String part : text("GIT_NAMESPACE").orElse("").split("/", -1)) {
            if (!part.isEmpty()) {
                prefix.append("refs/namespaces/").append(part).append('/');
            }
        }
        return prefix.toString();
    }

    /** Whether git names a list of commits at which the pushed history is cut off. */
    boolean isShallow() {
        return path("GIT_SHALLOW_FILE").filter(GitDirectory::listsCommits).isPresent();
    }

    private List<Path> alternates() {
        return text("GIT_ALTERNATE_OBJECT_DIRECTORIES")
                .map(value -> AlternatePaths.parse(value, File.pathSeparatorChar))
                .orElse(List.of())
                .stream()
                .map(this::resolve)
                .filter(Files::isDirectory)
                .toList();
    }

    private Optional<Path> path(String name) {
        return text(name).map(this::resolve);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    private Path resolve(String text) {
        try {
            return text.equals(".") ? workingDirectory : workingDirectory.resolve(text);
        } catch (InvalidPathException e) {
            throw new RepositoryException(
                    "the path '" + text + "' cannot be used\n" + "start Java with LC_ALL=C.UTF-8", e);
        }
    }
}
