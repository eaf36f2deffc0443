package dev.countersign.core.commit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Scanning and decoding of byte ranges, where ASCII bytes always stay what they are. */
final class Bytes {

    private Bytes() {}

    /** The first place of a byte in the range, or {@code to}. */
    static int indexOf(byte[] bytes, int wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /** Whether the range starts with an ASCII text. */
    static boolean startsWith(byte[] bytes, int from, int to, String ascii) {
        if (to - from < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What git's {@code isspace} takes for a blank: space, TAB, LF and CR, nothing else (ctype.c). */
    static boolean isSpace(int b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    /**
     * The range as text, with U+FFFD for what the charset cannot read. Only runs of bytes above 127 are decoded, so no
     * broken multi-byte character can swallow the ASCII byte after it.
     */
    static String decode(byte[] bytes, int from, int to, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return new String(bytes, from, to - from, charset);
        }
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int end = endOfRun(bytes, at, to);
            text.append(new String(bytes, at, end - at, bytes[at] < 0 ? charset : StandardCharsets.US_ASCII));
            at = end;
        }
        return text.toString();
    }

    private static int endOfRun(byte[] bytes, int from, int to) {
        boolean high = bytes[from] < 0;
        int at = from + 1;
        while (at < to && bytes[at] < 0 == high) {
            at++;
        }
        return at;
    }
}
