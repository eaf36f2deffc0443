package dev.countersign.core.evidence;

/** What stands around the words of a line: bullets, boxes, emphasis, emoji, and what mailers made of dashes. */
final class Decoration {

    private static final String KEPT_BEFORE = "<`@$/{";
    private static final String DROPPED_AFTER = " \t*_~`\"'|\u2502\u2503\u2551";
    private static final String QUOTES = ">+`\"'\u201c\u2018";

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
        if (isSimple(text)) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            i += decodeAt(text, i, decoded);
        }
        return decoded.toString();
    }

    private static int decodeAt(String text, int i, StringBuilder decoded) {
        char c = text.charAt(i);
        if (c == '&') {
            return entity(text, i, decoded);
        }
        if (c == '=' && text.startsWith("=E2=80=9", i) && text.length() >= i + 9) {
            decoded.append('-');
            return 9;
        }
        if (c == '=' && text.startsWith("=2D", i)) {
            decoded.append('-');
            return 3;
        }
        char plain = plain(c);
        if (plain != 0) {
            decoded.append(plain);
        }
        return 1;
    }

    private static int entity(String text, int i, StringBuilder decoded) {
        if (text.startsWith("&lt;", i)) {
            decoded.append('<');
            return 4;
        }
        if (text.startsWith("&gt;", i)) {
            decoded.append('>');
            return 4;
        }
        decoded.append('&');
        return text.startsWith("&amp;", i) ? 5 : 1;
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

    private static boolean isSimple(String text) {
        return text.chars().allMatch(c -> c < 0x80 && c != '&' && c != '=');
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
