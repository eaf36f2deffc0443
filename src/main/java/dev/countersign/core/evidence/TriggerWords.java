package dev.countersign.core.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The words of which a line must hold at least one to be evidence of any entry. */
final class TriggerWords {

    private static final Set<String> COMMON = Set.of("noreply", "no", "reply", "com", "dev", "bot", "www", "https");

    private TriggerWords() {}

    static List<String> of(List<CatalogueEntry> entries, Names names) {
        List<String> words = new ArrayList<>(List.of("ai", "llm", "llms", "genai", "none", "assisted"));
        names.firstWords().forEach(words::add);
        for (CatalogueEntry entry : entries) {
            for (Trait trait :
                    List.of(Trait.MAILBOXES, Trait.APPS, Trait.ACCOUNTS, Trait.LINKS, Trait.MARKERS, Trait.SUBJECTS)) {
                entry.all(trait).forEach(text -> words.add(longest(text)));
            }
            entry.all(Trait.TRAILERS).forEach(text -> words.add(longest(text.substring(0, text.indexOf(':')))));
        }
        return words;
    }

    /** The longest word of a text that is not in every second address. */
    private static String longest(String text) {
        return Words.of(text).list().stream()
                .filter(word -> Character.isLetter(word.charAt(0)) && !COMMON.contains(word))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
