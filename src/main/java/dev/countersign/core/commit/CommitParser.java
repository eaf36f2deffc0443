package dev.countersign.core.commit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads commit objects strictly: what two readers of Git objects could take for different commits, what one of them
 * cannot read at all, and what is too large to be read in good time, becomes a {@link MalformedCommit} with the reason.
 * Odd bytes that all readers take alike (CR, broken UTF-8, empty names, unknown headers) pass.
 */
public final class CommitParser {

    private final ObjectId id;
    private final byte[] object;
    private final CommitLimits limits;

    private CommitParser(ObjectId id, byte[] object, CommitLimits limits) {
        this.id = id;
        this.object = object;
        this.limits = limits;
    }

    /**
     * Reads the bytes of a commit object, without git's {@code commit SIZE NUL} prefix. Never throws, takes linear
     * time.
     */
    public static CommitReading parse(ObjectId id, byte[] object, CommitLimits limits) {
        Optional<MalformedCommit> tooLarge = tooLarge(id, object.length, limits);
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        return new CommitParser(id, object, limits).read();
    }

    /** The answer for a commit of which the size alone is known; empty when it may be read. */
    public static Optional<MalformedCommit> tooLarge(ObjectId id, long size, CommitLimits limits) {
        if (size <= limits.bytes()) {
            return Optional.empty();
        }
        String reason = "the commit has " + size + " bytes, more than " + limits.bytes();
        return Optional.of(new MalformedCommit(id, List.of(), 0, reason));
    }

    private CommitReading read() {
        if (Bytes.indexOf(object, 0, 0, object.length) < object.length) {
            return malformed("a NUL byte, where git stops reading and others go on");
        }
        CommitHeaders headers = CommitHeaders.scan(object, limits);
        CommitGrammar grammar = new CommitGrammar(object, headers, id.hex().length());
        Optional<String> flaw = excess(headers).or(grammar::flaw);
        if (flaw.isPresent()) {
            return malformed(flaw.get());
        }
        byte[] message = Arrays.copyOfRange(object, headers.messageStart(), object.length);
        MessageParser parser = MessageParser.of(message, limits);
        return parser.excess().<CommitReading>map(this::malformed).orElseGet(() -> commit(grammar, parser));
    }

    private Optional<String> excess(CommitHeaders headers) {
        if (headers.parents() > limits.parents()) {
            return Optional.of("more than " + limits.parents() + " parents");
        }
        return headers.folds() > limits.foldLines()
                ? Optional.of("the headers have more than " + limits.foldLines() + " continuation lines")
                : Optional.empty();
    }

    private CommitReading commit(CommitGrammar grammar, MessageParser message) {
        Charset charset = grammar.charset().orElse(StandardCharsets.UTF_8);
        Optional<IdentityLine> author = grammar.identity("author", charset);
        Optional<IdentityLine> committer = grammar.identity("committer", charset);
        if (author.isEmpty() || committer.isEmpty()) {
            return malformed("the " + (author.isEmpty() ? "author" : "committer")
                    + " line is not exactly 'name <address> seconds zone'");
        }
        return new Commit(
                id,
                grammar.tree(),
                grammar.parents(),
                author.get().identity(),
                committer.get().identity(),
                committer.get().seconds(),
                message.message(charset));
    }

    private MalformedCommit malformed(String reason) {
        Lineage lineage = Lineage.read(id, object);
        return new MalformedCommit(id, lineage.parents(), lineage.committedAt(), reason);
    }
}
