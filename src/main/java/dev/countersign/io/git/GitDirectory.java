package dev.countersign.io.git;

import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a repository keeps its files (gitrepository-layout(5)).
 *
 * @param own what belongs to this working tree alone, such as {@code HEAD}
 * @param common what all working trees share: refs, objects, configuration; the same place for most repositories
 */
record GitDirectory(Path own, Path common) {

    private static final String LINK = "gitdir: ";

    /** The repository whose git directory this is. */
    static GitDirectory at(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new RepositoryException(
                    "there is no git directory at '" + directory + "'\n" + "check the path, and that it may be read");
        }
        GitDirectory found = new GitDirectory(directory, common(directory));
        if (!found.isRepository()) {
            throw new RepositoryException("'" + directory + "' is not a git repository: it lacks " + found.missing()
                    + "\n" + "name the git directory, such as 'project.git' or 'project/.git'");
        }
        return found;
    }

    /** The repository at a directory or around it, with a working tree or bare, as git finds it. */
    static GitDirectory discover(Path start) {
        for (Path place = start.toAbsolutePath().normalize(); place != null; place = place.getParent()) {
            Path dot = place.resolve(".git");
            if (Files.isRegularFile(dot)) {
                return at(linked(dot));
            }
            if (Files.isDirectory(dot) && new GitDirectory(dot, common(dot)).isRepository()) {
                return at(dot);
            }
            if (new GitDirectory(place, common(place)).isRepository()) {
                return at(place);
            }
        }
        throw new RepositoryException("there is no git repository at '" + start + "' or above\n"
                + "run this inside a repository, or name one");
    }

    /** Where the repository's own objects are. */
    Path objects() {
        return common.resolve("objects");
    }

    /** Whether its history is cut off at some commits (gitrepository-layout(5), {@code shallow}). */
    boolean isShallow() {
        return listsCommits(common.resolve("shallow"));
    }

    /** Whether a file of the form of {@code shallow} names any commit. */
    static boolean listsCommits(Path file) {
        return file.toFile().length() > 0;
    }

    private boolean isRepository() {
        return missing().isEmpty();
    }

    private String missing() {
        if (!Files.exists(own.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS)) {
            return "HEAD";
        }
        if (!Files.isDirectory(objects())) {
            return "objects";
        }
        return Files.isDirectory(common.resolve("refs")) ? "" : "refs";
    }

    private static Path common(Path own) {
        return firstLine(own.resolve("commondir")).map(own::resolve).orElse(own);
    }

    private static Path linked(Path dot) {
        String line = firstLine(dot).orElse("");
        if (!line.startsWith(LINK)) {
            throw new RepositoryException("'" + dot + "' is neither a git directory nor a link to one\n"
                    + "such a link reads 'gitdir: PATH'");
        }
        return dot.resolveSibling(line.substring(LINK.length()));
    }

    private static Optional<String> firstLine(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.of(text.lines().findFirst().orElse("").stripTrailing());
        } catch (IOException e) {
            throw new RepositoryException("cannot read '" + file + "'\n" + "check that it may be read", e);
        }
    }
}
