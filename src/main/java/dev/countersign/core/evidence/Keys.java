package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the keys of trailers stand for, however they are typed. */
final class Keys {

    private static final int LONG = 9;
    private static final int LONGER = 11;
    private static final List<Trait> ROLES = List.of(Trait.AUTHORING_KEYS, Trait.SIGN_OFF_KEYS, Trait.REVIEW_KEYS);

    private final Map<String, Meaning> meanings = new LinkedHashMap<>();
    private final Map<String, Meaning> statements = new HashMap<>();

    Keys(List<CatalogueEntry> entries) {
        for (CatalogueEntry entry : entries) {
            for (Trait role : ROLES) {
                entry.all(role).forEach(key -> meanings.put(letters(key), new Meaning(role, entry)));
            }
            for (String key : entry.all(Trait.STATEMENT_KEYS)) {
                for (String spelling : spellings(key)) {
                    statements.put(spelling, new Meaning(Trait.STATEMENT_KEYS, entry));
                }
            }
        }
    }

    /** What a key must hold to be one that says something about AI whatever its value names. */
    Stream<Phrase> needs() {
        return statements.keySet().stream().map(Phrase::whole);
    }

    /** The ways to write the words of a key, apart or together, as {@link #spelling} answers them. */
    static List<String> spellings(String key) {
        List<String> spellings = new ArrayList<>();
        for (String words : Phrase.spellings(Words.of(key).list())) {
            spellings.add(words);
            String dotted = dotted(words);
            if (!dotted.equals(words)) {
                spellings.add(dotted);
            }
        }
        return spellings;
    }

    /** The same words where {@code A.I.} is written with dots. */
    private static String dotted(String words) {
        return (" " + words + " ").replace(" ai ", " a i ").strip();
    }

    /** The words of a key as it is typed, a blank between them. */
    static String spelling(String key) {
        return String.join(" ", Words.of(key).list());
    }

    /** What a key that names somebody stands for, letters and digits alone counting. */
    Optional<Meaning> exact(String key) {
        return Optional.ofNullable(meanings.get(letters(key)));
    }

    /** What a key stands for, one slip of the keyboard forgiven, two in a long key. */
    Optional<Meaning> close(String key) {
        String typed = letters(key);
        Meaning known = statements.getOrDefault(spelling(key), meanings.get(typed));
        if (known != null || !typed.endsWith("y") || typed.length() < LONG - 1 || typed.length() > 24) {
            return Optional.ofNullable(known);
        }
        return meanings.entrySet().stream()
                .filter(e -> e.getValue().role() == Trait.AUTHORING_KEYS
                        && e.getKey().length() >= LONG)
                .filter(e -> e.getKey().endsWith("by"))
                .filter(e -> Typing.distance(typed, e.getKey()) <= (e.getKey().length() >= LONGER ? 2 : 1))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    static String letters(String key) {
        StringBuilder letters = new StringBuilder(key.length());
        for (char c : Ascii.lowerCase(key).toCharArray()) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    /** A role, and the entry that gives it. */
    record Meaning(Trait role, CatalogueEntry entry) {}
}
