package dev.countersign.io.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The characters of a file, checked, and the table of its lines. */
final class YamlText {

    private static final int MOST_BYTES = 64 << 20;
    private static final char BYTE_ORDER_MARK = 0xfeff;
    private static final int DELETE = 0x7f;
    private static final int LAST_C1 = 0x9f;
    private static final char REPLACEMENT = 0xfffd;

    private final String text;
    private int @Nullable [] lineStarts;

    private YamlText(String text) {
        this.text = text;
    }

    /** The text of these bytes; when they are none, a problem is noted and the answer is empty. */
    static Optional<YamlText> decode(byte[] bytes, YamlSource source) {
        if (bytes.length > MOST_BYTES) {
            source.problems().add(new Place(source.file(), 1, 1), "the file is larger than 64 MiB");
            return Optional.empty();
        }
        String quick = new String(bytes, StandardCharsets.UTF_8);
        return quick.indexOf(REPLACEMENT) < 0
                ? new YamlText(withoutMark(quick)).cleanly(source)
                : decodeStrictly(bytes, source);
    }

    /** Tells a character that stands for what is not UTF-8 from one that the file holds. */
    private static Optional<YamlText> decodeStrictly(byte[] bytes, YamlSource source) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
        YamlText decoded = new YamlText(withoutMark(chars.flip().toString()));
        if (result.isError()) {
            decoded.report(source, decoded.text.length(), notUtf8(bytes));
            return Optional.empty();
        }
        return decoded.cleanly(source);
    }

    String text() {
        return text;
    }

    /** The character at this place; a line end where there is none. */
    char at(int line, int column) {
        int[] starts = lineStarts();
        if (line < 1 || line > starts.length) {
            return '\n';
        }
        int start = starts[line - 1];
        int end = line < starts.length ? starts[line] : text.length();
        int offset = start;
        for (int passed = 1; passed < column && offset < end; passed++) {
            offset += Character.charCount(text.codePointAt(offset));
        }
        return offset < end ? text.charAt(offset) : '\n';
    }

    /** The line without its end. */
    String line(int line) {
        int[] starts = lineStarts();
        int end = line < starts.length ? starts[line] : text.length();
        return text.substring(starts[line - 1], end).stripTrailing();
    }

    int lines() {
        return lineStarts().length;
    }

    static boolean isBidiControl(int c) {
        return c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String notUtf8(byte[] bytes) {
        boolean utf16 = bytes.length > 1 && ((bytes[0] & 0xff) + (bytes[1] & 0xff)) == 0xff + 0xfe;
        return utf16 ? "the file is UTF-16; save it as UTF-8" : "the file is not UTF-8 from here on; save it as UTF-8";
    }

    /** This text, unless it holds a character that is not allowed, which is noted. */
    private Optional<YamlText> cleanly(YamlSource source) {
        return isClean(source) ? Optional.of(this) : Optional.empty();
    }

    private boolean isClean(YamlSource source) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isForbidden(c)) {
                report(source, i, String.format(Locale.ROOT, "the invisible character U+%04X is not allowed", (int) c));
                return false;
            }
        }
        return true;
    }

    private static boolean isForbidden(char c) {
        if (c < DELETE) {
            return c < ' ' && c != '\n' && c != '\r' && c != '\t';
        }
        return c <= LAST_C1
                || (c >= 0x2028 && c <= 0x2029)
                || isBidiControl(c)
                || c == BYTE_ORDER_MARK
                || c == 0xfffe
                || c == 0xffff;
    }

    private void report(YamlSource source, int offset, String message) {
        int found = Arrays.binarySearch(lineStarts(), offset);
        int line = found >= 0 ? found + 1 : -found - 1;
        int column = text.codePointCount(lineStarts()[line - 1], offset) + 1;
        source.problems().add(new Place(source.file(), line, column), message);
    }

    /** Where each line starts; ordinary documents are read without it. */
    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known == null) {
            known = lineStarts(text);
            lineStarts = known;
        }
        return known;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
