package dev.countersign.core.evidence;

/**
 * A line read as a key and a value.
 *
 * @param key trimmed, never empty
 * @param value trimmed, may be empty
 */
record TrailerLine(String key, String value) {

    private static final int LONGEST_KEY = 64;
    private static final int MOST_WORDS = 6;
    private static final String IN_KEY = " \t-_.'";

    /** Reads {@code key: value}; the value is empty when the line is none of that form. */
    static TrailerLine parse(String plain) {
        int colon = plain.indexOf(':');
        if (colon <= 0 || colon > LONGEST_KEY || !isKey(plain.substring(0, colon))) {
            return new TrailerLine("", "");
        }
        return new TrailerLine(plain.substring(0, colon).strip(), Decoration.remove(plain.substring(colon + 1)));
    }

    boolean isTrailer() {
        return !key.isEmpty() && !value.isEmpty();
    }

    private static boolean isKey(String text) {
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || IN_KEY.indexOf(c) >= 0)
                && Words.of(text).size() <= MOST_WORDS;
    }
}
