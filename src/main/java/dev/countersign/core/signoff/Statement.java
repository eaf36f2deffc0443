package dev.countersign.core.signoff;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.ObjectId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person says who vouches for commits without changing them. It has one written form, and only that is ever
 * signed or believed: what was signed is what is read.
 *
 * @param repository where the commits are meant to go in
 * @param name of the person, for people
 * @param email by which the roster knows the person
 * @param time when it was made, in whole seconds
 * @param commits the tree of each commit, in the order in which they are written; at least one, at most
 *     {@value #MOST_COMMITS}. A tree is named beside its commit so that a person can compare.
 */
public record Statement(
        String repository, String name, EmailAddress email, Instant time, Map<ObjectId, ObjectId> commits) {

    /** The namespace in which it is signed, so that no signature for anything else can be taken for one. */
    public static final String NAMESPACE = "countersign@countersign.dev";

    /** How many commits one statement may be about, so that a few statements fit into a note that is still read. */
    public static final int MOST_COMMITS = 5_000;

    /** How long the name of a repository may be, in characters. */
    public static final int LONGEST_REPOSITORY = 200;

    private static final String FIRST = "countersign statement 1\n";
    private static final String MEANING = "meaning I have read these commits and I sign them off\n";
    private static final String REPOSITORY = "repository ";
    private static final String SIGNER = "signer ";
    private static final String TIME = "time ";
    private static final String COMMIT = "commit ";
    private static final String TREE = " tree ";
    private static final int LINES_BEFORE_COMMITS = 5;

    public Statement {
        commits = Collections.unmodifiableMap(new LinkedHashMap<>(commits));
        if (commits.isEmpty()
                || commits.size() > MOST_COMMITS
                || !isRepository(repository)
                || !time.equals(Instant.ofEpochSecond(time.getEpochSecond()))) {
            throw new IllegalArgumentException("not a statement about " + repository + " at " + time);
        }
        if (!isSigner(name, email)) {
            throw new IllegalArgumentException("not a signer: '" + name + " <" + email + ">'");
        }
    }

    /** Whether a repository can be called so: printable ASCII without blanks, and not too long. */
    public static boolean isRepository(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_REPOSITORY
                && name.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** Whether a person can be named so: as in a {@code Signed-off-by} that counts. */
    public static boolean isSigner(String name, EmailAddress email) {
        return signer(name + " <" + email + ">") instanceof SignOff valid
                && valid.name().equals(name);
    }

    private static SignOffReading signer(String text) {
        return SignOffs.ofValue(text, 0);
    }

    /** The written form: ASCII but for the name, every line with its line feed. */
    public String text() {
        StringBuilder text = new StringBuilder(FIRST)
                .append(REPOSITORY)
                .append(repository)
                .append('\n')
                .append(SIGNER)
                .append(name + " <" + email + ">")
                .append('\n')
                .append(TIME)
                .append(time)
                .append('\n')
                .append(MEANING);
        commits.forEach((commit, tree) ->
                text.append(COMMIT).append(commit).append(TREE).append(tree).append('\n'));
        return text.toString();
    }

    /** The statement that is written so; empty for what differs by so much as one character from a written form. */
    public static Optional<Statement> parse(String text) {
        try {
            return read(text.split("\n", -1))
                    .filter(statement -> statement.text().equals(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Statement> read(String[] lines) {
        Map<ObjectId, ObjectId> commits = new LinkedHashMap<>();
        for (int i = LINES_BEFORE_COMMITS; i < lines.length - 1; i++) {
            String ids = after(COMMIT, lines[i]);
            int end = ids.indexOf(TREE);
            commits.put(
                    new ObjectId(ids.substring(0, Math.max(0, end))),
                    new ObjectId(ids.substring(end < 0 ? 0 : end + TREE.length())));
        }
        if (commits.isEmpty() || !(signer(after(SIGNER, lines[2])) instanceof SignOff signer)) {
            return Optional.empty();
        }
        return Optional.of(new Statement(
                after(REPOSITORY, lines[1]),
                signer.name(),
                signer.email(),
                Instant.parse(after(TIME, lines[3])),
                commits));
    }

    private static String after(String start, String line) {
        return line.startsWith(start) ? line.substring(start.length()) : "";
    }
}
