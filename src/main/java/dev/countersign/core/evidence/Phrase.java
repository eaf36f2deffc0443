package dev.countersign.core.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    static Stream<Phrase> spellings(List<String> words) {
        List<String> spellings = new ArrayList<>(List.of(words.isEmpty() ? "" : words.get(0)));
        for (String word : words.subList(Math.min(1, words.size()), words.size())) {
            spellings = spellings.stream()
                    .flatMap(before -> Stream.of(before + " " + word, before + word))
                    .toList();
        }
        return spellings.stream().map(Phrase::whole);
    }
}
