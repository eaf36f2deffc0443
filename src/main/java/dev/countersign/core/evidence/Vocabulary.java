package dev.countersign.core.evidence;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of each {@link WordClass}, in lower case. */
public final class Vocabulary {

    private final Map<WordClass, Set<String>> words;

    private Vocabulary(Map<WordClass, Set<String>> words) {
        this.words = words;
    }

    /** These words; a class that is not named holds none. */
    public static Vocabulary of(Map<WordClass, ? extends Collection<String>> words) {
        Map<WordClass, Set<String>> copy = new EnumMap<>(WordClass.class);
        for (WordClass wordClass : WordClass.values()) {
            copy.put(wordClass, Set.of());
        }
        words.forEach((wordClass, texts) -> copy.put(wordClass, Set.copyOf(texts)));
        return new Vocabulary(copy);
    }

    /** The words of a class. */
    public Set<String> all(WordClass wordClass) {
        return words.getOrDefault(wordClass, Set.of());
    }

    boolean has(WordClass wordClass, String word) {
        return all(wordClass).contains(word);
    }

    /** Where the words of these classes end that start at an index. */
    int skip(Words text, int from, List<WordClass> classes) {
        int i = from;
        while (i < text.size() && hasAny(classes, text.at(i))) {
            i++;
        }
        return i;
    }

    private boolean hasAny(List<WordClass> classes, String word) {
        for (WordClass wordClass : classes) {
            if (has(wordClass, word)) {
                return true;
            }
        }
        return false;
    }
}
