package dev.countersign.core.evidence;

/**
 * A line that may hold evidence.
 *
 * @param number the physical line it starts on, counted from 1
 * @param shown as it stands in the commit, trimmed
 * @param plain decoded and without bullets, boxes and emphasis around it
 * @param first whether it belongs to the subject
 */
record Line(int number, String shown, String plain, boolean first) {

    static Line of(int number, String text, boolean first) {
        return new Line(number, text.strip(), Decoration.remove(text), first);
    }

    /** The same line read as a part of it. */
    Line part(String text) {
        return new Line(number, shown, text, first);
    }
}
