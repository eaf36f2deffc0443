package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import java.util.ArrayList;
import java.util.List;

/**
 * A shape of a text: literal characters (ASCII letters in any case) and places for {@code {uuid}}, {@code {hex:12}},
 * {@code {number}}, {@code {word}} (without blanks), {@code {text}} and {@code {any}} (a text, or nothing).
 */
public final class Template {

    private static final int UUID_LENGTH = 36;

    private final List<String> parts;

    private Template(List<String> parts) {
        this.parts = parts;
    }

    /**
     * The template that a text writes.
     *
     * @throws IllegalArgumentException when a place in braces is none of the known ones
     */
    public static Template of(String text) {
        List<String> parts = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int open = text.indexOf('{', i);
            int end = open == i ? text.indexOf('}', i) + 1 : open < 0 ? text.length() : open;
            String part = text.substring(i, Math.max(end, i + 1));
            if (open == i && !isPlace(part)) {
                throw new IllegalArgumentException(
                        "'" + part + "' is no {uuid}, {hex:N}, {number}, {word}, {text} or {any}");
            }
            parts.add(open == i ? part : Ascii.lowerCase(part));
            i += part.length();
        }
        return new Template(List.copyOf(parts));
    }

    /** Whether the whole text has this shape. */
    boolean matches(String text) {
        String lower = Ascii.lowerCase(text);
        int at = 0;
        String open = "";
        for (String part : parts) {
            if (isOpen(part)) {
                open = part;
                continue;
            }
            int start = at;
            at = open.isEmpty() ? end(part, lower, at) : endOfFirst(part, lower, at + least(open));
            if (at < 0 || !fits(open, lower, start, at)) {
                return false;
            }
            open = "";
        }
        return open.isEmpty()
                ? at == text.length()
                : at + least(open) <= text.length() && fits(open, lower, at, lower.length());
    }

    private static boolean isOpen(String part) {
        return part.equals("{text}") || part.equals("{any}") || part.equals("{word}");
    }

    private static int least(String open) {
        return open.equals("{any}") ? 0 : 1;
    }

    private static boolean fits(String open, String text, int from, int to) {
        return !open.equals("{word}") || text.substring(from, to).chars().noneMatch(Character::isWhitespace);
    }

    private static int endOfFirst(String part, String text, int from) {
        for (int i = from; i <= text.length(); i++) {
            int end = end(part, text, i);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private static int end(String part, String text, int from) {
        if (from > text.length()) {
            return -1;
        }
        if (part.equals("{uuid}")) {
            return isUuid(text, from) ? from + UUID_LENGTH : -1;
        }
        if (part.equals("{number}")) {
            int digits = digits(text, from, 10, Integer.MAX_VALUE);
            return digits > 0 ? from + digits : -1;
        }
        if (part.startsWith("{hex:")) {
            int wanted = Integer.parseInt(part.substring("{hex:".length(), part.length() - 1));
            return digits(text, from, 16, wanted) == wanted ? from + wanted : -1;
        }
        return text.startsWith(part, from) ? from + part.length() : -1;
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

    private static boolean isPlace(String part) {
        return switch (part) {
            case "{uuid}", "{number}", "{word}", "{text}", "{any}" -> true;
            default -> isHexPlace(part);
        };
    }

    private static boolean isHexPlace(String part) {
        int digits = part.length() - "{hex:}".length();
        return part.startsWith("{hex:")
                && part.endsWith("}")
                && digits >= 1
                && digits <= 2
                && part.substring("{hex:".length(), part.length() - 1).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
