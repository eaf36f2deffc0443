package dev.countersign.core.evidence;

/** What stands around the words of a line: bullets, boxes, emphasis, emoji, and what mailers made of dashes. */
final class Decoration {

    private static final String KEPT_BEFORE = "<`@$/{";
    private static final String DROPPED_AFTER = " \t*_~`\"'|\u2502\u2503\u2551";
    private static final String QUOTES = ">+`\"'\u201c\u2018";

    /** How quoted-printable (RFC 2045) writes the dashes from U+2010 on, but for the last digit. */
    private static final String QUOTED_DASH = "=E2=80=9";

    private Decoration() {}

    /** The line without decoration. */
    static String remove(String line) {
        String text = decode(line);
        int start = 0;
        while (start < text.length() && isDecoration(text, start)) {
            start += isTicked(text, start) ? 3 : 1;
        }
        int end = text.length();
        while (end > start && DROPPED_AFTER.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Whether a line by itself shows that it is quoted: a reply, a diff, a comment, code, a box left unticked. */
    static boolean isQuotation(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        boolean removed = first == '-' && text.length() > 1 && Character.isLetter(text.charAt(1));
        return removed
                || QUOTES.indexOf(first) >= 0
                || text.startsWith("//")
                || text.startsWith("/*")
                || text.startsWith("<!--")
                || text.startsWith("$ ")
                || isUnticked(text);
    }

    /** The text with dashes, brackets and blanks as they were before mailers and editors changed them. */
    static String decode(String text) {
        return isPlain(text) ? text : decoded(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c == '=' || c == '&') {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String text) {
        String unescaped = text.replace("=2D", "-")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        StringBuilder decoded = new StringBuilder(unescaped.length());
        int i = 0;
        while (i < unescaped.length()) {
            char c = unescaped.charAt(i);
            boolean dash =
                    c == '=' && unescaped.startsWith(QUOTED_DASH, i) && i + QUOTED_DASH.length() < unescaped.length();
            char plain = dash ? '-' : plain(c);
            if (plain != 0) {
                decoded.append(plain);
            }
            i += dash ? QUOTED_DASH.length() + 1 : 1;
        }
        return decoded.toString();
    }

    /** The plain character for one that looks like it; 0 for one that shows nothing. */
    private static char plain(char c) {
        if ((c >= '\u2010' && c <= '\u2015') || c == '\u2212' || c == '\ufe58' || c == '\ufe63' || c == '\uff0d') {
            return '-';
        }
        if (c == '\u00a0' || (c >= '\u2000' && c <= '\u200a') || c == '\u202f' || c == '\u3000') {
            return ' ';
        }
        boolean hidden = (c >= '\u200b' && c <= '\u200f')
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2060' && c <= '\u2069')
                || c == '\ufeff'
                || c == '\u00ad';
        return hidden ? 0 : c == '\uff1a' ? ':' : c;
    }

    /** Whether a character shows nothing, so that it goes without a trace. */
    static boolean isHidden(char c) {
        return plain(c) == 0;
    }

    /**
     * Whether other characters than those that stand there may be meant, or a line may end in the midst of the text.
     */
    static boolean isEscaped(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            String second = switch (text.charAt(i)) {
                case '=' -> "2E";
                case '&' -> "lga";
                case '\\' -> "n";
                default -> "";
            };
            char next = text.charAt(i + 1);
            if (!second.isEmpty() && (second.indexOf(next) >= 0 || next >= 0x80)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDecoration(String text, int i) {
        char c = text.charAt(i);
        return (!Character.isLetterOrDigit(c) && KEPT_BEFORE.indexOf(c) < 0) || isTicked(text, i);
    }

    private static boolean isTicked(String text, int i) {
        return text.startsWith("[x]", i) || text.startsWith("[X]", i);
    }

    private static boolean isUnticked(String text) {
        int box = text.indexOf("[ ]");
        return box >= 0 && box <= 4 && text.substring(0, box).chars().allMatch(c -> " -*+".indexOf(c) >= 0);
    }
}
