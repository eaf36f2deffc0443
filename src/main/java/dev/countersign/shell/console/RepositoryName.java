package dev.countersign.shell.console;

import dev.countersign.core.signoff.Statement;
import dev.countersign.gate.ConfigException;
import dev.countersign.io.git.GitRepository;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** What repositories are called in countersignatures: on the server and in every clone of it the same. */
public final class RepositoryName {

    private static final String GIT = ".git";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RepositoryName() {}

    /**
     * The name: {@code countersign.repository} of the repository's own configuration; or else, of a clone, the last
     * part of the URL that it came from; or else that of its folder. Without {@code .git}.
     *
     * @throws ConfigException when the configured name has a blank or is longer than 200 characters
     */
    public static String of(GitRepository repository) {
        Optional<String> configured = repository.configured("countersign", "repository");
        configured.filter(name -> !Statement.isRepository(name)).ifPresent(name -> {
            throw new ConfigException("countersign.repository in " + repository.directory()
                    + " is no name of a repository: printable ASCII without blanks, at most 200 characters");
        });
        return configured.orElseGet(() -> last(repository.remoteUrl().orElseGet(() -> folder(repository))));
    }

    private static String folder(GitRepository repository) {
        return repository.directory().toAbsolutePath().normalize().toString();
    }

    /** The last part of a path or URL (git-clone(1), GIT URLS). */
    static String last(String url) {
        String path = withoutEnd(withoutEnd(url, "/"), "/" + GIT);
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
        return printable(withoutEnd(name, GIT));
    }

    private static String withoutEnd(String text, String end) {
        String rest = text;
        while (rest.endsWith(end) && rest.length() > end.length()) {
            rest = rest.substring(0, rest.length() - end.length());
        }
        return rest;
    }

    /** With every other byte as RFC 3986 (2.1) writes it. */
    private static String printable(String name) {
        StringBuilder printable = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b <= '~') {
                printable.append((char) b);
            } else {
                printable.append('%').append(HEX.toHexDigits(b));
            }
        }
        return printable.substring(0, Math.min(printable.length(), Statement.LONGEST_REPOSITORY));
    }
}
