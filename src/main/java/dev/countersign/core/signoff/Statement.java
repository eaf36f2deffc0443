package dev.countersign.core.signoff;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.ObjectId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person says who vouches for commits without changing them. It has one written form, and only that is ever
 * signed or believed: what was signed is what is read.
 *
 * @param repository where the commits are meant to go in
 * @param name of the person, for people
 * @param email by which the roster knows the person
 * @param time when it was made, in whole seconds
 * @param commits at least one
 */
public record Statement(String repository, String name, EmailAddress email, Instant time, List<Vouched> commits) {

    /** The namespace in which it is signed, so that no signature for anything else can be taken for one. */
    public static final String NAMESPACE = "countersign@countersign.dev";

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
        commits = List.copyOf(commits);
        if (commits.isEmpty()
                || !isRepository(repository)
                || !time.equals(Instant.ofEpochSecond(time.getEpochSecond()))) {
            throw new IllegalArgumentException("not a statement about " + repository + " at " + time);
        }
        String signer = name + " <" + email + ">";
        if (!(signer(signer) instanceof SignOff valid && valid.name().equals(name))) {
            throw new IllegalArgumentException("not a signer: '" + signer + "'");
        }
    }

    /** Whether a repository can be called so: printable ASCII without blanks, and not too long. */
    public static boolean isRepository(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_REPOSITORY
                && name.chars().allMatch(c -> c > ' ' && c <= '~');
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
        commits.forEach(vouched -> text.append(COMMIT)
                .append(vouched.commit())
                .append(TREE)
                .append(vouched.tree())
                .append('\n'));
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
        List<Vouched> commits = new ArrayList<>();
        for (int i = LINES_BEFORE_COMMITS; i < lines.length - 1; i++) {
            commits.add(vouched(after(COMMIT, lines[i])));
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

    private static Vouched vouched(String text) {
        int end = text.indexOf(TREE);
        return new Vouched(
                new ObjectId(text.substring(0, Math.max(0, end))),
                new ObjectId(text.substring(end < 0 ? 0 : end + TREE.length())));
    }

    /**
     * A commit that somebody vouches for.
     *
     * @param tree its content, named beside it so that a person can compare
     */
    public record Vouched(ObjectId commit, ObjectId tree) {}
}
