package dev.countersign.core.commit;

/**
 * Case folding that touches the letters {@code A} to {@code Z} and nothing else. The JDK's own folds more: {@code ſ}
 * equals {@code s}, the Kelvin sign becomes {@code k}, and a Turkish locale changes {@code I}.
 */
public final class Ascii {

    private static final int CASE_BIT = 0x20;

    private Ascii() {}

    /** The text with {@code A} to {@code Z} in lower case and everything else as it was. */
    public static String lowerCase(String text) {
        int first = 0;
        while (first < text.length() && !isUpperCase(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        char[] folded = text.toCharArray();
        for (int i = first; i < folded.length; i++) {
            if (isUpperCase(folded[i])) {
                folded[i] = (char) (folded[i] | CASE_BIT);
            }
        }
        return new String(folded);
    }

    /** Whether two texts are the same but for the case of ASCII letters. */
    public static boolean equalsIgnoreCase(String one, String other) {
        return one.length() == other.length() && lowerCase(one).equals(lowerCase(other));
    }

    private static boolean isUpperCase(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
