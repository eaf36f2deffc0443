package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A shape of a text: literal characters (ASCII letters in any case) and places for {@code {uuid}}, {@code {hex:12}},
 * {@code {number}}, {@code {word}} (without blanks), {@code {text}} and {@code {any}} (a text, or nothing).
 */
public final class Template {

    private static final int UUID_LENGTH = 36;
    private static final Part NOTHING = new Part(Place.LITERAL, "", 0);

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * The template that a text writes.
     *
     * @throws IllegalArgumentException when a place in braces is none of the known ones
     */
    public static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int open = text.indexOf('{', i);
            int end = open == i ? text.indexOf('}', i) + 1 : open < 0 ? text.length() : open;
            String part = text.substring(i, Math.max(end, i + 1));
            parts.add(open == i ? place(part) : new Part(Place.LITERAL, Ascii.lowerCase(part), 0));
            i += part.length();
        }
        return new Template(List.copyOf(parts));
    }

    private static Part place(String part) {
        return switch (part) {
            case "{uuid}" -> new Part(Place.UUID, "", 0);
            case "{number}" -> new Part(Place.NUMBER, "", 0);
            case "{word}" -> new Part(Place.WORD, "", 1);
            case "{text}" -> new Part(Place.TEXT, "", 1);
            case "{any}" -> new Part(Place.ANY, "", 0);
            default -> hex(part);
        };
    }

    private static Part hex(String part) {
        String digits = part.startsWith("{hex:") && part.endsWith("}") ? part.substring(5, part.length() - 1) : "";
        if (digits.isEmpty() || digits.length() > 2 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "'" + part + "' is no {uuid}, {hex:N}, {number}, {word}, {text} or {any}");
        }
        return new Part(Place.HEX, "", Integer.parseInt(digits));
    }

    /** What a text of this shape must hold, if it does not begin in the midst of a word. */
    Phrase need() {
        return IntStream.range(0, parts.size())
                .mapToObj(this::need)
                .reduce((one, other) -> countWords(one) >= countWords(other) ? one : other)
                .orElse(Phrase.whole(""));
    }

    private static int countWords(Phrase phrase) {
        return Words.of(phrase.text()).size();
    }

    /** A place may end, or go on, with letters that belong to the word before or behind it. */
    private Phrase need(int index) {
        String text = parts.get(index).text;
        int from = 0;
        while (index > 0 && from < text.length() && Character.isLetter(text.charAt(from))) {
            from++;
        }
        return new Phrase(text.substring(from), index < parts.size() - 1);
    }

    /** Whether the whole text has this shape. */
    boolean matches(String text) {
        String lower = Ascii.lowerCase(text);
        int at = 0;
        Part open = NOTHING;
        for (Part part : parts) {
            if (part.isOpen()) {
                open = part;
                continue;
            }
            int start = at;
            at = open.isOpen() ? endOfFirst(part, lower, at + open.size) : end(part, lower, at);
            if (at < 0 || !fits(open, lower, start, at)) {
                return false;
            }
            open = NOTHING;
        }
        return open.isOpen()
                ? at + open.size <= text.length() && fits(open, lower, at, lower.length())
                : at == text.length();
    }

    private static boolean fits(Part open, String text, int from, int to) {
        return open.place != Place.WORD || text.substring(from, to).chars().noneMatch(Character::isWhitespace);
    }

    private static int endOfFirst(Part part, String text, int from) {
        if (part.place == Place.LITERAL) {
            int at = text.indexOf(part.text, from);
            return at < 0 ? -1 : at + part.text.length();
        }
        for (int i = from; i < text.length(); i++) {
            int end = end(part, text, i);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private static int end(Part part, String text, int from) {
        return switch (part.place) {
            case UUID -> isUuid(text, from) ? from + UUID_LENGTH : -1;
            case NUMBER -> {
                int digits = digits(text, from, 10, Integer.MAX_VALUE);
                yield digits > 0 ? from + digits : -1;
            }
            case HEX -> digits(text, from, 16, part.size) == part.size ? from + part.size : -1;
            case LITERAL, WORD, TEXT, ANY -> text.startsWith(part.text, from) ? from + part.text.length() : -1;
        };
    }

    private static int digits(String text, int from, int radix, int most) {
        int i = from;
        while (i < text.length() && i - from < most && isDigit(text.charAt(i), radix)) {
            i++;
        }
        return i - from;
    }

    private static boolean isUuid(String text, int from) {
        if (text.length() - from < UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(from + i);
            if (dash ? c != '-' : !isDigit(c, 16)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c, int radix) {
        return (c >= '0' && c <= '9') || (radix == 16 && c >= 'a' && c <= 'f');
    }

    private enum Place {
        LITERAL,
        UUID,
        HEX,
        NUMBER,
        WORD,
        TEXT,
        ANY
    }

    /** @param size the least length of a text, or the length of a hex number */
    private record Part(Place place, String text, int size) {

        boolean isOpen() {
            return place == Place.WORD || place == Place.TEXT || place == Place.ANY;
        }
    }
}
