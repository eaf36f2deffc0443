package dev.countersign.core.evidence;

/**
 * A line that may hold evidence.
 *
 * @param number the physical line it starts on, counted from 1
 * @param shown as it stands in the commit, trimmed
 * @param plain decoded and without bullets, boxes and emphasis around it
 * @param words of the plain text
 * @param first whether it belongs to the subject
 */
record Line(int number, String shown, String plain, Words words, boolean first) {

    static Line of(int number, String text, boolean first) {
        String plain = Decoration.remove(text);
        return new Line(number, text.strip(), plain, Words.of(plain), first);
    }
}
