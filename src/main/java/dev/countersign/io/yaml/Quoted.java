package dev.countersign.io.yaml;

import java.util.Locale;

/** Text from a file as messages show it: in quotes, on one line, harmless in a terminal, and not longer than a line. */
public final class Quoted {

    private static final int SHOWN = 80;

    private Quoted() {}

    /** The start of the text in single quotes; what cannot be seen stands as {@code \}{@code u} and its hex digits. */
    public static String of(String text) {
        return of(text, SHOWN);
    }

    /** The whole text, likewise; for paths, whose end matters most. */
    public static String inFull(String text) {
        return of(text, text.length());
    }

    private static String of(String text, int most) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(most).forEach(c -> append(shown, c));
        return shown.append(text.codePointCount(0, text.length()) > most ? "…'" : "'")
                .toString();
    }

    /** Whether a person would not see the character, or would see what follows it in the wrong order. */
    static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder shown, int c) {
        if (isInvisible(c)) {
            shown.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
            shown.appendCodePoint(c);
        }
    }
}
