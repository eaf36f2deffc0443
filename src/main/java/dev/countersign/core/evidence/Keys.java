package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the keys of trailers stand for, however they are typed. */
final class Keys {

    private static final int LONG = 9;
    private static final int LONGER = 11;
    private static final List<Trait> ROLES =
            List.of(Trait.AUTHORING_KEYS, Trait.SIGN_OFF_KEYS, Trait.REVIEW_KEYS, Trait.STATEMENT_KEYS);

    private final Map<String, Meaning> meanings = new LinkedHashMap<>();

    Keys(List<CatalogueEntry> entries) {
        for (CatalogueEntry entry : entries) {
            for (Trait role : ROLES) {
                entry.all(role).forEach(key -> meanings.put(letters(key), new Meaning(role, entry)));
            }
        }
    }

    /** What a key stands for, letters and digits alone counting. */
    Optional<Meaning> exact(String key) {
        return Optional.ofNullable(meanings.get(letters(key)));
    }

    /** What a key stands for, one slip of the keyboard forgiven, two in a long key. */
    Optional<Meaning> close(String key) {
        String typed = letters(key);
        Meaning known = meanings.get(typed);
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
