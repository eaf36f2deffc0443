package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import dev.countersign.core.push.RefName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads what tools write about commits into notes (git-notes(1)). That there is a note proves nothing: tools write
 * notes for people's commits too. Only what a note attests counts.
 */
public final class AiNotes {

    /** The notes refs in which such notes are kept. */
    public static final Set<RefName> REFS = Set.of(
            new RefName("refs/notes/ai"), new RefName("refs/notes/ai-attribution"), new RefName("refs/notes/commits"));

    private static final int SHOWN = 120;
    private static final int LONGEST_KEY = 40;
    private static final String DIVIDER = "---";
    private static final List<String> COUNTED =
            List.of("aichars", "aipercent", "ailines", "aicontribution", "ai_lines");

    private AiNotes() {}

    /** What a note attests, if it attests AI; a note that cannot be read attests nothing. */
    public static Optional<Evidence> read(Note note, Catalogue catalogue) {
        return switch (note.ref().value()) {
            case "refs/notes/ai" -> gitAi(note.text());
            case "refs/notes/ai-attribution" -> attribution(note.text());
            case "refs/notes/commits" -> authoredBy(note.text(), catalogue);
            default -> Optional.empty();
        };
    }

    /**
     * Reads git-ai's {@code authorship/3.0.0}: below the name of each file, indented, a key and the lines it wrote. A
     * key of a session ({@code s_…}), or a bare hash that stands among the prompts, is an AI's; {@code h_…} is a
     * person's.
     */
    private static Optional<Evidence> gitAi(String text) {
        int end = text.startsWith(DIVIDER) ? 0 : text.indexOf("\n" + DIVIDER);
        Set<String> prompts = end < 0 ? Set.of() : prompts(text.substring(end));
        return (end < 0 ? text : text.substring(0, end))
                .lines()
                .filter(line -> line.startsWith(" ") || line.startsWith("\t"))
                .map(String::strip)
                .filter(line -> attests(line, prompts))
                .findFirst()
                .map(line -> evidence("git-ai", line));
    }

    private static boolean attests(String line, Set<String> prompts) {
        String key = line.substring(0, Math.max(0, line.indexOf(' ')));
        return key.startsWith("s_") || (isHex(key) && prompts.contains(key));
    }

    private static boolean isHex(String key) {
        return !key.isEmpty() && key.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /** What stands between quotes behind the word {@code prompts}, and what stands between these texts. */
    private static Set<String> prompts(String json) {
        List<String> parts = List.of(json.split("\"", -1));
        int prompts = parts.indexOf("prompts");
        return prompts < 0 ? Set.of() : Set.copyOf(parts.subList(prompts, parts.size()));
    }

    /** Reads JSON in which a number such as {@code aiChars} or {@code aiPercent} says how much the AI wrote. */
    private static Optional<Evidence> attribution(String text) {
        List<String> parts = List.of(Ascii.lowerCase(text).split("\"", -1));
        boolean counted =
                IntStream.range(1, parts.size()).anyMatch(i -> isPositive(parts.get(i)) && isCounted(parts.get(i - 1)));
        return counted ? Optional.of(evidence("Qwen Code", text.strip())) : gitAi(text);
    }

    private static boolean isCounted(String key) {
        return key.length() <= LONGEST_KEY && COUNTED.stream().anyMatch(key::contains);
    }

    /** Whether a text starts with a colon and a number above 0. */
    private static boolean isPositive(String text) {
        int digit = text.chars().filter(c -> ": 0.".indexOf(c) < 0).findFirst().orElse(0);
        return text.startsWith(":") && digit >= '1' && digit <= '9';
    }

    /** Reads {@code authored-by:} lines. */
    private static Optional<Evidence> authoredBy(String text, Catalogue catalogue) {
        return text.lines()
                .map(String::strip)
                .filter(line -> Ascii.lowerCase(line).startsWith("authored-by:"))
                .flatMap(line -> catalogue.toolIn(line).stream().map(tool -> evidence(tool, line)))
                .findFirst();
    }

    private static Evidence evidence(String tool, String text) {
        String line = text.lines().findFirst().orElse("");
        return new Evidence(
                tool, Kind.NOTE, Grade.CERTAIN, 0, line.substring(0, Math.min(SHOWN, line.length())), false);
    }
}
