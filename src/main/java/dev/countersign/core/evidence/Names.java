package dev.countersign.core.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads names of tools and models, in versions that nobody has seen yet: a known name, then numbers and
 * {@linkplain WordClass#QUALIFIERS qualifiers}, in any punctuation.
 */
final class Names {

    private static final List<WordClass> BEFORE = List.of(WordClass.PREFIXES);

    private final Vocabulary vocabulary;
    private final Map<String, List<Name>> byFirstWord = new HashMap<>();

    Names(Vocabulary vocabulary, List<CatalogueEntry> entries) {
        this.vocabulary = vocabulary;
        for (CatalogueEntry entry : entries) {
            entry.all(Trait.NAMES).forEach(text -> add(text, entry, Trait.NAMES));
            entry.all(Trait.COMMON_NAMES).forEach(text -> add(text, entry, Trait.COMMON_NAMES));
            entry.all(Trait.MODEL_NAMES).forEach(text -> add(text, entry, Trait.MODEL_NAMES));
        }
        byFirstWord
                .values()
                .forEach(names -> names.sort((one, other) -> Integer.compare(other.words.size(), one.words.size())));
    }

    /** The name with which a text starts, after words such as {@code the}. */
    Optional<Mention> leading(String text) {
        return leading(Words.of(text), 0);
    }

    /** The name with which the words start at an index, after words such as {@code the}. */
    Optional<Mention> leading(Words words, int from) {
        int start = vocabulary.skip(words, from, BEFORE);
        return at(words, start).or(() -> start == from ? Optional.empty() : at(words, from));
    }

    /** The first name with a version, or that nothing else bears, anywhere in a text. */
    Optional<Mention> distinctAnywhere(Words words) {
        int i = 0;
        while (i < words.size()) {
            Optional<Mention> mention = at(words, i);
            if (mention.isPresent() && mention.get().distinct()) {
                return mention;
            }
            i = mention.map(Mention::end).orElse(i + 1);
        }
        return Optional.empty();
    }

    /** Whether a name starts at an index. */
    boolean startsAt(Words words, int index) {
        return match(words, index).isPresent();
    }

    /** What a text must hold to name anything. */
    Stream<Phrase> needs() {
        return byFirstWord.values().stream()
                .flatMap(List::stream)
                .map(name -> Phrase.whole(String.join(" ", name.words)));
    }

    private Optional<Mention> at(Words words, int start) {
        Optional<Name> found = match(words, start);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Name name = found.get();
        boolean distinct = name.isDistinct();
        int i = start + name.words.size();
        while (i < words.size()) {
            int next = afterOne(words, i);
            if (next == i) {
                break;
            }
            distinct |= name.trait == Trait.MODEL_NAMES && words.isNumber(i) && isVersion(words, i);
            distinct |= match(words, i).map(Name::isDistinct).orElse(false);
            i = next;
        }
        boolean whole = i == words.size();
        boolean grown = !whole && !words.isNumber(i - 1) && isGrown(words.gap(i));
        return Optional.of(
                new Mention(name.entry, whole, distinct && !grown, whole || (!grown && goesOn(words, i)), i));
    }

    private int afterOne(Words words, int i) {
        if (words.isNumber(i)
                || vocabulary.has(WordClass.QUALIFIERS, words.at(i))
                || vocabulary.has(WordClass.PREFIXES, words.at(i))) {
            return i + 1;
        }
        return i + match(words, i).map(name -> name.words.size()).orElse(0);
    }

    /** Whether the name is only the start of a longer word, such as {@code codex_home}. */
    private static boolean isGrown(String gap) {
        return gap.isEmpty() || gap.equals("_") || gap.equals("-");
    }

    private boolean goesOn(Words words, int i) {
        return !words.isJoined(i) || !words.isCapitalised(i) || vocabulary.has(WordClass.CONNECTIVES, words.at(i));
    }

    private Optional<Name> match(Words words, int start) {
        if (start >= words.size()) {
            return Optional.empty();
        }
        for (Name name : byFirstWord.getOrDefault(words.at(start), List.of())) {
            if (words.startsWith(start, name.words) && isJoined(words, start, name.words.size())) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static boolean isJoined(Words words, int start, int size) {
        for (int i = start + 1; i < start + size; i++) {
            if (!words.isJoined(i)) {
                return false;
            }
        }
        return true;
    }

    private void add(String text, CatalogueEntry entry, Trait trait) {
        List<String> words = Words.of(text).list();
        put(new Name(words, entry, trait));
        if (words.size() > 1) {
            put(new Name(List.of(String.join("", words)), entry, trait));
        }
    }

    private void put(Name name) {
        byFirstWord
                .computeIfAbsent(name.words.get(0), word -> new ArrayList<>())
                .add(name);
    }

    /** Whether a number is a model's version: short, or a date, and not grown into a login such as {@code gemini77}. */
    private static boolean isVersion(Words words, int i) {
        int length = words.at(i).length();
        return words.isJoined(i) && !words.gap(i).isEmpty() && (length <= 4 || length == 8);
    }

    private record Name(List<String> words, CatalogueEntry entry, Trait trait) {

        boolean isDistinct() {
            return trait == Trait.NAMES;
        }
    }
}
