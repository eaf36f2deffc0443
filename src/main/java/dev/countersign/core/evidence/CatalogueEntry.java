package dev.countersign.core.evidence;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tool or a convention, and what it leaves in commits.
 *
 * @param id stable across versions; a site silences an entry by it
 * @param tool the name for people
 * @param grade what a mark of this entry is worth at most
 * @param traits what to look for, as the entry's author wrote it
 * @param patterns what to look for in each line beyond that
 */
public record CatalogueEntry(
        String id,
        String tool,
        Set<Source> sources,
        Grade grade,
        Map<Trait, List<String>> traits,
        List<LinePattern> patterns) {

    /**
     * Of how many words and numbers the key of a trailer may be: each way to write them, apart or together, is looked
     * for, which are twice as many with each word more.
     */
    public static final int MOST_WORDS = 8;

    public CatalogueEntry {
        sources = Set.copyOf(sources);
        Map<Trait, List<String>> copy = new EnumMap<>(Trait.class);
        boolean findsNothing = patterns.isEmpty();
        for (Map.Entry<Trait, List<String>> trait : traits.entrySet()) {
            copy.put(trait.getKey(), List.copyOf(trait.getValue()));
            findsNothing &= trait.getValue().isEmpty();
        }
        traits = Map.copyOf(copy);
        patterns = List.copyOf(patterns);
        if (id.isBlank() || tool.isBlank()) {
            throw new IllegalArgumentException("an entry needs an id and a tool");
        }
        if (findsNothing) {
            throw new IllegalArgumentException("entry '" + id + "' looks for nothing");
        }
    }

    /** Whether the key of a trailer has too many words to be looked for in all its spellings. */
    public static boolean hasTooManyWords(String key) {
        return Words.of(key).size() > MOST_WORDS;
    }

    /** The texts of a trait; empty when the entry has none. */
    public List<String> all(Trait trait) {
        return traits.getOrDefault(trait, List.of());
    }
}
