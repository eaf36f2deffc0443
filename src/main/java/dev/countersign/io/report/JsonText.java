package dev.countersign.io.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Strings as JSON that is safe to show: what a terminal would obey, or hide, is written as a Unicode escape; every
 * other character as it is, so that a reader gets the text back exactly. Only a text of more than {@value #LONGEST}
 * characters is cut: one commit may repeat a line of a megabyte as evidence for each of a hundred tools.
 */
final class JsonText {

    private static final int LONGEST = 4_096;
    private static final char LAST_PLAIN = '~';

    private JsonText() {}

    static void write(JsonWriter json, String value) {
        String text = cut(value);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (isPlain(bytes)) {
            json.raw('"');
            json.raw(bytes);
            json.raw('"');
        } else {
            json.raw(quoted(text).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether these are a text that stays what it is; most are. A question mark may stand for half a character. */
    private static boolean isPlain(byte[] utf8) {
        for (byte b : utf8) {
            if (b < ' ' || b == '"' || b == '\\' || b == '?' || b > LAST_PLAIN) {
                return false;
            }
        }
        return true;
    }

    /** The word for a constant: {@code SIGN_OFF} is {@code sign-off}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What {@link Instant#toString} says, without the formatters that it sets up for that; a hook writes one time. */
    static String timestamp(Instant at) {
        String text = LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC)
                .toString();
        return text + (at.getEpochSecond() % 60 == 0 && at.getNano() == 0 ? ":00Z" : "Z");
    }

    private static String cut(String value) {
        if (value.length() <= LONGEST) {
            return value;
        }
        boolean splits = Character.isHighSurrogate(value.charAt(LONGEST - 1));
        return value.substring(0, splits ? LONGEST - 1 : LONGEST) + "…";
    }

    static String quoted(String value) {
        StringBuilder json = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (Escaped.isHidden(c)) {
                escape(json, c);
            } else {
                json.appendCodePoint(c);
            }
        }
        return json.append('"').toString();
    }

    private static void escape(StringBuilder json, int c) {
        for (char unit : Character.toChars(c)) {
            String hex = Integer.toHexString(unit);
            json.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
        }
    }
}
