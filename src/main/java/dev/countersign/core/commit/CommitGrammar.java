package dev.countersign.core.commit;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The order that the headers of a commit must keep: {@code tree}, any number of {@code parent}, {@code author},
 * {@code committer}, then anything that repeats none of them.
 */
final class CommitGrammar {

    private static final Set<String> LEADING = Set.of("tree", "parent", "author", "committer");
    private static final Set<String> SINGLE = Set.of("encoding", "gpgsig", "gpgsig-sha256");

    private final byte[] object;
    private final List<CommitHeaders.Line> lines;
    private final boolean ended;
    private final int digits;
    private final int authorAt;

    /** @param digits of an object id in this repository */
    CommitGrammar(byte[] object, CommitHeaders headers, int digits) {
        this.object = object;
        this.lines = headers.lines();
        this.ended = headers.messageStart() != CommitHeaders.NONE;
        this.digits = digits;
        this.authorAt = firstAfterParents();
    }

    /** What is wrong with the headers, the first thing only. */
    Optional<String> flaw() {
        if (!ended) {
            return Optional.of("no blank line ends the headers");
        }
        return orderFlaw()
                .or(this::idFlaw)
                .or(this::foldFlaw)
                .or(this::repetitionFlaw)
                .or(this::encodingFlaw);
    }

    ObjectId tree() {
        return new ObjectId(lines.get(0).value(object));
    }

    List<ObjectId> parents() {
        return lines.subList(1, authorAt).stream()
                .map(line -> new ObjectId(line.value(object)))
                .toList();
    }

    /**
     * The charset that the {@code encoding} header names; empty without the header, and for one that is not allowed.
     */
    Optional<Charset> charset() {
        return named("encoding").flatMap(line -> Encodings.find(line.value(object)));
    }

    Optional<IdentityLine> identity(String name, Charset charset) {
        return named(name).flatMap(line -> IdentityLine.parse(object, line.start(), line.end(), charset));
    }

    private int firstAfterParents() {
        int at = 1;
        while (at < lines.size() && lines.get(at).is("parent")) {
            at++;
        }
        return at;
    }

    private Optional<String> orderFlaw() {
        if (!isAt(0, "tree")) {
            return Optional.of("the first header is not 'tree'");
        }
        if (authorAt < lines.size() && lines.get(authorAt).name().startsWith("p")) {
            return Optional.of(
                    "a header among the parents that starts with 'p' and is no parent: JGit takes it for one");
        }
        if (!isAt(authorAt, "author")) {
            return Optional.of("no 'author' header after the tree and the parents");
        }
        return isAt(authorAt + 1, "committer")
                ? Optional.empty()
                : Optional.of("no 'committer' header after the author");
    }

    private Optional<String> idFlaw() {
        return lines.subList(0, authorAt).stream()
                .filter(line -> !isId(line.value(object)))
                .findFirst()
                .map(line -> "the '" + line.name() + "' header is not an object id of " + digits + " hex digits");
    }

    private boolean isId(String value) {
        return value.length() == digits && ObjectId.isValid(value);
    }

    private Optional<String> foldFlaw() {
        return lines.stream()
                .filter(line -> line.folds() > 0 && (LEADING.contains(line.name()) || line.is("encoding")))
                .findFirst()
                .map(line -> "the '" + line.name() + "' header has a continuation line");
    }

    private Optional<String> repetitionFlaw() {
        if (extras().isEmpty()) {
            return Optional.empty();
        }
        Stream<String> misplaced =
                extras().stream().map(CommitHeaders.Line::name).filter(LEADING::contains);
        Stream<String> repeated = SINGLE.stream()
                .sorted()
                .filter(name -> extras().stream().filter(line -> line.is(name)).count() > 1);
        return Stream.concat(misplaced, repeated)
                .findFirst()
                .map(name -> "a second or misplaced '" + name + "' header");
    }

    private Optional<String> encodingFlaw() {
        Optional<CommitHeaders.Line> encoding = named("encoding");
        if (encoding.isEmpty()) {
            return Optional.empty();
        }
        boolean hidden = extras().stream()
                .takeWhile(line -> !line.is("encoding"))
                .anyMatch(line -> line.name().startsWith("e"));
        if (hidden) {
            return Optional.of("a header that starts with 'e' stands before 'encoding' and hides it from JGit");
        }
        return charset().isPresent()
                ? Optional.empty()
                : Optional.of("the encoding is not known to leave ASCII as it is");
    }

    private List<CommitHeaders.Line> extras() {
        return lines.subList(authorAt + 2, lines.size());
    }

    private Optional<CommitHeaders.Line> named(String name) {
        for (CommitHeaders.Line line : lines) {
            if (line.is(name)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private boolean isAt(int place, String name) {
        return place < lines.size() && lines.get(place).is(name);
    }
}
