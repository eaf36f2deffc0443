package dev.countersign.io.git;

import dev.countersign.core.commit.Ascii;
import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/**
 * Refuses repositories of a format that would be misread (gitrepository-layout(5), "repository format version"; the
 * list of extensions is in git-config(1), {@code extensions.*}).
 */
final class RepositoryFormat {

    private static final int LATEST = 1;

    private static final Set<String> HARMLESS =
            Set.of("noop", "noop-v1", "preciousobjects", "partialclone", "worktreeconfig", "relativeworktrees");

    private RepositoryFormat() {}

    /** The repository's own configuration, included files left out; empty when there is no such file. */
    static Config read(Path file) {
        Config config = new Config();
        try {
            // JGit wants a line feed where git wants none
            config.fromText(Files.readString(file, StandardCharsets.UTF_8) + "\n");
            return config;
        } catch (NoSuchFileException e) {
            return config;
        } catch (IOException | ConfigInvalidException e) {
            throw new RepositoryException(
                    "cannot read the configuration '" + file + "'\n" + "check it with: git config --list --file '"
                            + file + "'",
                    e);
        }
    }

    /** Throws when the repository is not of a supported format. */
    static void check(Config config) {
        int version = version(config);
        if (version > LATEST) {
            throw new RepositoryException("the repository format version is " + version + ", supported are 0 and 1\n"
                    + "a newer countersign may read it");
        }
        for (String name : config.getNames("extensions")) {
            check(version, Ascii.lowerCase(name), String.valueOf(config.getString("extensions", null, name)));
        }
    }

    private static void check(int version, String name, String value) {
        switch (name) {
            case "objectformat" -> require(name, value, "sha1");
            case "refstorage" -> require(name, value, "files");
            default -> {
                // git ignores what it does not know in a repository of version 0
                if (version > 0 && !HARMLESS.contains(name)) {
                    throw new RepositoryException("the repository uses the extension '" + name
                            + "', which is not supported\n" + "a newer countersign may read it");
                }
            }
        }
    }

    private static void require(String name, String value, String supported) {
        if (!Ascii.equalsIgnoreCase(value, supported)) {
            throw new RepositoryException("the repository has extensions." + name + " = " + value + ", supported is "
                    + supported + "\n" + "convert the repository, or serve it without countersign");
        }
    }

    private static int version(Config config) {
        try {
            return config.getInt("core", "repositoryformatversion", 0);
        } catch (IllegalArgumentException e) {
            throw new RepositoryException(
                    "core.repositoryFormatVersion is not a number\n" + "set it to 0 or 1 in the repository's config",
                    e);
        }
    }
}
