package dev.countersign.core.commit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/**
 * A trailer as lines of a message: the one with the key, and the continuation lines after it.
 *
 * @param line the first line, counted from 0
 * @param end the line after the last one
 * @param keyLength the bytes before the colon, blanks included
 */
record TrailerLines(int line, int end, int keyLength) {

    String key(Lines lines) {
        return trim(latin1(lines.bytes(), lines.start(line), lines.start(line) + keyLength));
    }

    String value(Lines lines, Charset charset) {
        byte[] value = rawValue(lines).getBytes(StandardCharsets.ISO_8859_1);
        return Bytes.decode(value, 0, value.length, charset);
    }

    /** The value, one char a byte: the lines joined and trimmed, then unfolded ({@code unfold_value} in trailer.c). */
    String rawValue(Lines lines) {
        StringBuilder joined = new StringBuilder(latin1(lines.bytes(), valueStart(lines), lines.end(line)));
        for (int next = line + 1; next < end; next++) {
            joined.append('\n').append(latin1(lines.bytes(), lines.start(next), lines.end(next)));
        }
        return trim(unfold(trim(joined.toString())));
    }

    Trailer.Form form(Lines lines) {
        for (int next = line + 1; next < end; next++) {
            if (!lines.isBlank(next)) {
                return Trailer.Form.FOLDED;
            }
        }
        if (Bytes.isSpace(lines.bytes()[valueStart(lines) - 2])) {
            return Trailer.Form.BLANK_BEFORE_COLON;
        }
        String text = latin1(lines.bytes(), valueStart(lines), lines.end(line));
        return trim(text).equals(trim(text, c -> c == ' ')) ? Trailer.Form.PLAIN : Trailer.Form.ODD_BLANK_AROUND_VALUE;
    }

    private int valueStart(Lines lines) {
        return lines.start(line) + keyLength + 1;
    }

    private static String unfold(String value) {
        StringBuilder unfolded = new StringBuilder(value.length());
        int at = 0;
        while (at < value.length()) {
            char c = value.charAt(at++);
            unfolded.append(c == '\n' ? ' ' : c);
            while (c == '\n' && at < value.length() && Bytes.isSpace(value.charAt(at))) {
                at++;
            }
        }
        return unfolded.toString();
    }

    private static String trim(String text) {
        return trim(text, Bytes::isSpace);
    }

    private static String trim(String text, IntPredicate blank) {
        int from = 0;
        int to = text.length();
        while (from < to && blank.test(text.charAt(from))) {
            from++;
        }
        while (from < to && blank.test(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static String latin1(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
