package dev.countersign.core.push;

import dev.countersign.core.commit.ObjectId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the ref updates that Git hands to a pre-receive hook: {@code old SP new SP ref LF} each (githooks(5)). */
public final class PushParser {

    private final List<RefUpdate> updates = new ArrayList<>();
    private final List<MalformedUpdate> malformed = new ArrayList<>();
    private final Set<RefName> refs = new HashSet<>();

    private PushParser() {}

    /**
     * Reads what stood on the hook's standard input, all of it. Git never runs the hook with nothing to say, so empty
     * input is malformed: another program has read the lines before.
     *
     * @param pusher the login that the server vouches for, where it tells one
     * @param options the push options, in order
     */
    public static Push parse(byte[] input, Optional<String> pusher, List<String> options) {
        PushParser parser = new PushParser();
        if (input.length == 0) {
            parser.malformed.add(new MalformedUpdate(1, "", "no ref update at all: the input was empty"));
        }
        int line = 1;
        for (int at = 0; at < input.length; line++) {
            int end = at;
            while (end < input.length && input[end] != '\n') {
                end++;
            }
            parser.read(line, input, at, end);
            at = end + 1;
        }
        return new Push(parser.updates, parser.malformed, pusher, options);
    }

    private void read(int line, byte[] input, int from, int to) {
        String text = new String(input, from, to - from, StandardCharsets.UTF_8);
        Optional<String> flaw =
                to == input.length ? Optional.of("the line is cut off: no line feed ends it") : flaw(input, from, to);
        if (flaw.isPresent()) {
            malformed.add(new MalformedUpdate(line, text, flaw.get()));
            return;
        }
        String[] words = text.split(" ", 3);
        RefUpdate update = new RefUpdate(new ObjectId(words[0]), new ObjectId(words[1]), new RefName(words[2]));
        clash(update)
                .ifPresentOrElse(
                        reason -> malformed.add(new MalformedUpdate(line, text, reason)), () -> updates.add(update));
    }

    private static Optional<String> flaw(byte[] input, int from, int to) {
        Optional<String> text = utf8(input, from, to);
        if (text.isEmpty()) {
            return Optional.of("the name of the ref is not valid UTF-8");
        }
        String[] words = text.get().split(" ", 3);
        if (words.length < 3) {
            return Optional.of("not of the form 'old new ref'");
        }
        if (!ObjectId.isValid(words[0]) || !ObjectId.isValid(words[1])) {
            return Optional.of(
                    "the " + (ObjectId.isValid(words[0]) ? "new" : "old") + " id is not an object id in full");
        }
        return RefName.isValid(words[2]) ? Optional.empty() : Optional.of("not the full and valid name of a ref");
    }

    static Optional<String> utf8(byte[] input, int from, int to) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(input, from, to - from))
                    .toString());
        } catch (CharacterCodingException broken) {
            return Optional.empty();
        }
    }

    private Optional<String> clash(RefUpdate update) {
        if (update.creates() && update.deletes()) {
            return Optional.of("neither an old nor a new id");
        }
        int digits = updates.isEmpty()
                ? update.old().hex().length()
                : updates.get(0).old().hex().length();
        if (update.old().hex().length() != digits || update.target().hex().length() != digits) {
            return Optional.of("object ids of different lengths");
        }
        return refs.add(update.ref()) ? Optional.empty() : Optional.of("a second update of the same ref");
    }
}
