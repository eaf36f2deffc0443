package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import java.util.ArrayList;
import java.util.List;

/**
 * A shape of a text: literal characters (ASCII letters in any case) and places for {@code {uuid}}, {@code {hex:12}},
 * {@code {number}}, {@code {text}} (at least one character) and {@code {any}} (any number of them).
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
                throw new IllegalArgumentException("'" + part + "' is no {uuid}, {hex:N}, {number}, {text} or {any}");
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
        boolean open = false;
        for (String part : parts) {
            if (part.equals("{text}") || part.equals("{any}")) {
                at += part.equals("{text}") ? 1 : 0;
                open = true;
                continue;
            }
            at = open ? endOfFirst(part, lower, at) : end(part, lower, at);
            if (at < 0) {
                return false;
            }
            open = false;
        }
        return open ? at <= text.length() : at == text.length();
    }

    /** Whether the template is a text without any place. */
    boolean isLiteral() {
        return parts.size() == 1 && !isPlace(parts.get(0));
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
            case "{uuid}", "{number}", "{text}", "{any}" -> true;
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
