package dev.countersign.io.report;

/**
 * Text from commits, made safe for a terminal. Git's client passes whatever a hook prints straight on, so a message
 * could move the cursor, set a window title or turn the direction of writing around; every character that does
 * something instead of showing something becomes a visible escape.
 */
public final class Escaped {

    private static final String PLAIN = "-_./=@:+,";
    private static final char ELLIPSIS = '…';
    private static final int LAST_LATIN_1 = 0xff;

    private Escaped() {}

    /**
     * The text in one line: TAB becomes a blank, and every {@linkplain #isHidden hidden} character is written as
     * {@code \n}, {@code \x1b}, <code>&#92;u202e</code> or <code>&#92;u{e0041}</code>.
     */
    public static String text(String raw) {
        return shortened(raw, Integer.MAX_VALUE);
    }

    /** The same, cut to at most so many columns; a text that is cut ends in {@code …}. */
    public static String shortened(String raw, int columns) {
        StringBuilder text = new StringBuilder(Math.min(raw.length(), columns) + 1);
        int width = 0;
        int fitting = 0;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (width < columns) {
                fitting = text.length();
            }
            int before = text.length();
            append(text, c);
            width += isHidden(c) ? text.length() - before : columns(c);
            if (width > columns) {
                text.setLength(fitting);
                return text.append(ELLIPSIS).toString();
            }
        }
        return text.toString();
    }

    /**
     * A text, such as a path, as one word of a command that a person may paste (POSIX.1-2017, Shell Command Language,
     * 2.2.2): bare where a shell reads it as it stands, else in single quotes.
     */
    public static String word(Object argument) {
        String word = text(argument.toString());
        boolean plain = word.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** How many columns of a terminal an escaped text takes; wide characters count as two. */
    public static int columns(String text) {
        return text.codePoints().map(Escaped::columns).sum();
    }

    /**
     * Whether a character shows nothing by itself: control, format (directions of writing, zero width), line and
     * paragraph separators, and what Unicode leaves unassigned, private or to surrogates.
     */
    public static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder text, int c) {
        if (c == '\t') {
            text.append(' ');
        } else if (c == '\n') {
            text.append("\\n");
        } else if (!isHidden(c)) {
            text.appendCodePoint(c);
        } else if (c <= LAST_LATIN_1) {
            text.append("\\x").append(hex(c, 2));
        } else if (Character.isBmpCodePoint(c)) {
            text.append("\\u").append(hex(c, 4));
        } else {
            text.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
    }

    private static String hex(int c, int digits) {
        String hex = Integer.toHexString(c);
        return "0".repeat(digits - hex.length()) + hex;
    }

    private static int columns(int c) {
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        if (c < 0x1100) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HANGUL, HIRAGANA, KATAKANA -> true;
            default -> (c >= 0xff01 && c <= 0xff60) || (c >= 0x1f300 && c <= 0x1faff);
        };
    }
}
