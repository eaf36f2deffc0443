package dev.countersign.core.evidence;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.Identity;
import dev.countersign.core.commit.Message;
import dev.countersign.core.commit.MessageParser;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.io.config.CatalogueFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Commits by invented people, and the catalogue that the program ships with. */
public final class Example {

    public static final Catalogue CATALOGUE = CatalogueFile.builtIn();

    private static final ObjectId ID = new ObjectId("1".repeat(40));
    private static final String JANE = "Jane Doe <jane@corp.example>";

    private Example() {}

    static Commit message(String message) {
        return commit(JANE, JANE, message);
    }

    static Commit commit(String author, String committer, String message) {
        return commit(author, committer, parse(message.getBytes(StandardCharsets.UTF_8)));
    }

    static Commit commit(Message message) {
        return commit(JANE, JANE, message);
    }

    static Message parse(byte[] message) {
        return MessageParser.parse(message, StandardCharsets.UTF_8, CommitLimits.DEFAULT);
    }

    private static Commit commit(String author, String committer, Message message) {
        return new Commit(ID, ID, List.of(), identity(author), identity(committer), 1_700_000_000L, message);
    }

    /** A commit that holds a text where the tables say: {@code line}, {@code subject}, or {@code author}. */
    public static Commit with(String where, String text) {
        return switch (where) {
            case "line" -> message("Retry card payments\n\n" + text + "\n");
            case "subject" -> message(text + "\n");
            case "author" -> commit(text, text, "Retry card payments\n");
            default -> throw new IllegalArgumentException(where);
        };
    }

    /** What the built-in catalogue finds in a message, one line each. */
    static List<String> found(String message) {
        return found(CATALOGUE.attribute(message(message)));
    }

    static List<String> found(Attribution attribution) {
        return attribution.evidence().stream()
                .map(e -> e.line() + " " + e.grade() + " " + e.kind() + " " + e.tool()
                        + (e.inTrailerBlock() ? " in block" : ""))
                .toList();
    }

    /** The rows of a table, without comments. */
    public static List<String> rows(String table) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/dev/countersign/core/evidence", table)).stream()
                    .filter(row -> !row.isBlank() && !row.startsWith("# "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Identity identity(String text) {
        int open = text.lastIndexOf('<');
        return new Identity(
                text.substring(0, open).strip(), EmailAddress.of(text.substring(open + 1, text.length() - 1)));
    }
}
