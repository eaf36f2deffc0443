package dev.countersign.io.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes {@code GIT_ALTERNATE_OBJECT_DIRECTORIES} apart (git(1)): entries between separators, each in double quotes with
 * C-style escapes when it holds a separator or starts with a quote. An entry with broken quoting is taken as it stands,
 * and one that starts with {@code #} is none, both as git has it.
 */
final class AlternatePaths {

    private static final String ESCAPED = "abtnvfr\"\\";
    private static final byte[] MEANT = {7, 8, 9, 10, 11, 12, 13, '"', '\\'};
    private static final int OCTAL_DIGITS = 3;
    private static final int OCTAL_BITS = 3;

    private final byte[] text;
    private final byte separator;
    private int at;

    private AlternatePaths(byte[] text, char separator) {
        this.text = text;
        this.separator = (byte) separator;
    }

    /** The paths, in order. */
    static List<String> parse(String value, char separator) {
        return new AlternatePaths(value.getBytes(StandardCharsets.UTF_8), separator).all();
    }

    private List<String> all() {
        List<String> paths = new ArrayList<>();
        while (at < text.length) {
            boolean comment = text[at] == '#';
            String path = next();
            if (!comment && !path.isEmpty()) {
                paths.add(path);
            }
            at++;
        }
        return paths;
    }

    private String next() {
        int start = at;
        if (text[at] == '"') {
            ByteArrayOutputStream unquoted = new ByteArrayOutputStream();
            at++;
            if (unquote(unquoted)) {
                return unquoted.toString(StandardCharsets.UTF_8);
            }
            at = start;
        }
        while (at < text.length && text[at] != separator) {
            at++;
        }
        return new String(text, start, at - start, StandardCharsets.UTF_8);
    }

    private boolean unquote(ByteArrayOutputStream to) {
        while (at < text.length) {
            byte b = text[at++];
            if (b == '"') {
                return true;
            }
            if (b == '\\' && !unescape(to)) {
                return false;
            }
            if (b != '\\') {
                to.write(b);
            }
        }
        return false;
    }

    private boolean unescape(ByteArrayOutputStream to) {
        if (at == text.length) {
            return false;
        }
        int index = ESCAPED.indexOf(text[at]);
        if (index >= 0) {
            to.write(MEANT[index]);
            at++;
            return true;
        }
        return octal(to);
    }

    private boolean octal(ByteArrayOutputStream to) {
        if (at + OCTAL_DIGITS > text.length || text[at] > '3') {
            return false;
        }
        int value = 0;
        for (int i = 0; i < OCTAL_DIGITS; i++) {
            byte digit = text[at++];
            if (digit < '0' || digit > '7') {
                return false;
            }
            value = (value << OCTAL_BITS) | (digit - '0');
        }
        to.write(value);
        return true;
    }
}
