package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import dev.countersign.core.push.RefName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Set<String> prompts = end < 0 ? Set.of() : quoted(text, text.indexOf("\"prompts\"", end));
        return (end < 0 ? text : text.substring(0, end))
                .lines()
                .filter(line -> line.startsWith(" ") || line.startsWith("\t"))
                .map(String::strip)
                .filter(line -> attests(line, prompts))
                .findFirst()
                .map(line -> evidence("git-ai", line));
    }

    private static boolean attests(String line, Set<String> prompts) {
        int blank = line.indexOf(' ');
        String key = blank < 0 ? "" : line.substring(0, blank);
        return key.startsWith("s_") || (isHex(key) && prompts.contains(key));
    }

    private static boolean isHex(String key) {
        return !key.isEmpty() && key.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /** The texts in quotes from a place on; none when the place is not there. */
    private static Set<String> quoted(String text, int from) {
        Set<String> texts = new HashSet<>();
        int open = from < 0 ? -1 : text.indexOf('"', from);
        while (open >= 0) {
            int close = text.indexOf('"', open + 1);
            texts.add(text.substring(open + 1, close < 0 ? text.length() : close));
            open = close < 0 ? -1 : text.indexOf('"', close + 1);
        }
        return texts;
    }

    /** Reads JSON in which a number such as {@code aiChars} or {@code aiPercent} says how much the AI wrote. */
    private static Optional<Evidence> attribution(String text) {
        String lower = Ascii.lowerCase(text);
        for (int i = lower.indexOf("\":"); i >= 0; i = lower.indexOf("\":", i + 2)) {
            String key = lower.substring(lower.lastIndexOf('"', i - 1) + 1, i);
            if (key.length() <= LONGEST_KEY && COUNTED.stream().anyMatch(key::contains) && isPositive(lower, i + 2)) {
                return Optional.of(evidence("Qwen Code", text.strip()));
            }
        }
        return gitAi(text);
    }

    private static boolean isPositive(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '0' || text.charAt(i) == '.')) {
            i++;
        }
        return i < text.length() && text.charAt(i) >= '1' && text.charAt(i) <= '9';
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
                tool, Kind.NOTE, Grade.CERTAIN, 0, line.length() > SHOWN ? line.substring(0, SHOWN) : line, false);
    }
}
