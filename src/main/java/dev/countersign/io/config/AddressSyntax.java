package dev.countersign.io.config;

import dev.countersign.io.yaml.Quoted;
import java.util.Optional;

/** What an address in a roster may look like: one that Git could write between {@code <} and {@code >}. */
final class AddressSyntax {

    private static final int LONGEST = 254;
    private static final int ASCII = 0x7f;

    private AddressSyntax() {}

    /** What is wrong with the text as an address, if anything. */
    static Optional<String> fault(String text) {
        int at = text.indexOf('@');
        if (text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
            return Optional.of("must be the address alone, without a name and angle brackets: " + Quoted.of(text));
        }
        if (at < 1 || at == text.length() - 1) {
            return Optional.of("must be an address such as sara@corp.example, not " + Quoted.of(text));
        }
        if (text.indexOf('@', at + 1) >= 0 || holdsForbidden(text)) {
            return Optional.of("must be one address, without blanks, commas or quotes: " + Quoted.of(text));
        }
        String domain = text.substring(at + 1);
        if (domain.startsWith(".") || domain.endsWith(".") || domain.contains("..") || text.length() > LONGEST) {
            return Optional.of("must be an address with a usable domain, not " + Quoted.of(text));
        }
        return Optional.empty();
    }

    /** Whether it holds letters that look like others; they match nothing but themselves. */
    static boolean isNotAscii(String text) {
        return text.chars().anyMatch(c -> c > ASCII);
    }

    private static boolean holdsForbidden(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isForbidden(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForbidden(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || "\"(),:;[\\]".indexOf(c) >= 0;
    }
}
