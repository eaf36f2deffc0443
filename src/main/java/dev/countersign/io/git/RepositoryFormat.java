package dev.countersign.io.git;

import dev.countersign.core.commit.Ascii;
import dev.countersign.gate.RepositoryException;
import java.util.Set;

/**
 * Refuses repositories of a format that would be misread (gitrepository-layout(5), "repository format version"; the
 * list of extensions is in git-config(1), {@code extensions.*}).
 */
final class RepositoryFormat {

    private static final int LATEST = 1;

    private static final String EXTENSIONS = "extensions.";

    private static final Set<String> HARMLESS =
            Set.of("noop", "noop-v1", "preciousobjects", "partialclone", "worktreeconfig", "relativeworktrees");

    private RepositoryFormat() {}

    /** Throws when the repository is not of a supported format. */
    static void check(GitConfig config) {
        int version = version(config);
        if (version > LATEST) {
            throw new RepositoryException("the repository format version is " + version + ", supported are 0 and 1\n"
                    + "a newer countersign may read it");
        }
        for (String name : config.names(EXTENSIONS)) {
            check(
                    version,
                    name.substring(EXTENSIONS.length()),
                    config.value(name).orElseThrow());
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

    private static int version(GitConfig config) {
        return GitNumber.signed(config.value("core.repositoryformatversion").orElse("0"))
                .orElseThrow(() -> new RepositoryException("core.repositoryFormatVersion is not a number\n"
                        + "set it to 0 or 1 in the repository's config"));
    }
}
