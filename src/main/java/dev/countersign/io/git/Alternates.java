package dev.countersign.io.git;

import dev.countersign.gate.RepositoryException;
import dev.countersign.io.objects.Absence;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The object directories that others borrow from, by {@code info/alternates} (gitrepository-layout(5)); as in git, one
 * that is not there is passed over, and chains have an end.
 */
final class Alternates {

    /**
     * As in git (object-file.c, {@code link_alt_odb_entries}), which in a hook counts the quarantine as another one.
     */
    private static final int LONGEST_CHAIN = 6;

    private final List<Path> directories = new ArrayList<>();
    private final Set<Path> known = new HashSet<>();

    private Alternates() {}

    /** These directories and all that they borrow from, each once. */
    static List<Path> with(List<Path> directories) {
        Alternates alternates = new Alternates();
        directories.forEach(directory -> alternates.add(directory, 0));
        return alternates.directories;
    }

    private void add(Path directory, int links) {
        if (links > LONGEST_CHAIN || !Files.isDirectory(directory) || !known.add(real(directory))) {
            return;
        }
        directories.add(directory);
        for (String line : AlternatePaths.parse(list(directory), '\n')) {
            add(resolve(directory, line), links + 1);
        }
    }

    private static String list(Path directory) {
        Path file = directory.resolve("info/alternates");
        if (Absence.isCertainOf(file.toFile())) {
            return "";
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (CharacterCodingException e) {
            throw new RepositoryException(
                    "'" + file + "' names a path that is not UTF-8\n" + "borrow objects by a path that is", e);
        } catch (IOException e) {
            throw new RepositoryException("cannot read '" + file + "'\n" + "check that it may be read", e);
        }
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw new RepositoryException("cannot read '" + directory + "'\n" + "check that it may be read", e);
        }
    }

    private static Path resolve(Path directory, String line) {
        try {
            return directory.resolve(line);
        } catch (InvalidPathException e) {
            throw new RepositoryException(
                    "the path '" + line + "' cannot be used\n" + "start Java with LC_ALL=C.UTF-8", e);
        }
    }
}
