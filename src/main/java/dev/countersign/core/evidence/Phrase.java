package dev.countersign.core.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * Words that a text must hold, one behind the other, for a detector to find something in it. Only letters count:
 * whatever else stands between or around the words, and how much of it, is open.
 *
 * @param text the words
 * @param open whether the last word may go on
 */
record Phrase(String text, boolean open) {

    /** These words, each whole. */
    static Phrase whole(String text) {
        return new Phrase(text, false);
    }

    /** What begins with this text. */
    static Phrase start(String text) {
        return new Phrase(text, true);
    }

    /** These words written apart, together, or some of them together. */
    static List<String> spellings(List<String> words) {
        List<String> spellings = List.of(words.isEmpty() ? "" : words.get(0));
        for (int i = 1; i < words.size(); i++) {
            List<String> longer = new ArrayList<>(2 * spellings.size());
            for (String before : spellings) {
                longer.add(before + " " + words.get(i));
                longer.add(before + words.get(i));
            }
            spellings = longer;
        }
        return spellings;
    }
}
