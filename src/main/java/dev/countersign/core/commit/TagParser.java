package dev.countersign.core.commit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads annotated tag objects strictly, as far as it takes to know what they tag: {@code object}, {@code type},
 * {@code tag}, maybe {@code tagger}, other headers, a blank line (git-mktag(1)).
 */
public final class TagParser {

    private static final List<String> LEADING = List.of("object", "type", "tag");
    private static final Set<String> ONCE = Set.of("object", "type", "tag", "tagger");
    private static final int MOST_EXTRAS = 1_000;
    private static final CommitLimits LIMITS = new CommitLimits(Integer.MAX_VALUE, 1, 1, MOST_EXTRAS, 1);

    private TagParser() {}

    /** Reads the bytes of a tag object. Never throws, takes linear time. */
    public static TagReading parse(byte[] object) {
        CommitHeaders headers = CommitHeaders.scan(object, LIMITS);
        List<CommitHeaders.Line> lines = headers.lines();
        Optional<String> flaw = flaw(object, headers);
        if (flaw.isPresent()) {
            return new TagReading.MalformedTag(flaw.get());
        }
        String target = lines.get(0).value(object);
        String word = lines.get(1).value(object);
        if (!ObjectId.isValid(target)) {
            return new TagReading.MalformedTag("the 'object' header is not an object id");
        }
        return ObjectType.find(word)
                .<TagReading>map(type -> new TagReading.Tag(new ObjectId(target), type))
                .orElseGet(() -> new TagReading.MalformedTag("the 'type' header names no type of object"));
    }

    private static Optional<String> flaw(byte[] object, CommitHeaders headers) {
        if (Bytes.indexOf(object, 0, 0, object.length) < object.length) {
            return Optional.of("a NUL byte, where git stops reading and others go on");
        }
        if (headers.messageStart() == CommitHeaders.NONE) {
            return Optional.of("no blank line ends the headers");
        }
        List<CommitHeaders.Line> lines = headers.lines();
        List<String> names = lines.stream().map(CommitHeaders.Line::name).toList();
        if (names.size() < LEADING.size() || !names.subList(0, LEADING.size()).equals(LEADING)) {
            return Optional.of("the headers do not start with 'object', 'type' and 'tag'");
        }
        boolean misplaced = names.subList(LEADING.size(), names.size()).stream()
                .skip(names.size() > LEADING.size() && names.get(LEADING.size()).equals("tagger") ? 1 : 0)
                .anyMatch(ONCE::contains);
        boolean folded = lines.stream().anyMatch(line -> ONCE.contains(line.name()) && line.folds() > 0);
        return misplaced || folded
                ? Optional.of("one of 'object', 'type', 'tag' and 'tagger' is repeated, misplaced or continued")
                : Optional.empty();
    }
}
