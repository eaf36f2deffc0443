package dev.countersign.io.config;

import dev.countersign.core.evidence.CatalogueEntry;
import dev.countersign.core.evidence.Template;
import dev.countersign.core.evidence.Trait;
import dev.countersign.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the texts of one trait of a catalogue entry, each checked for its form. */
final class TraitTexts {

    private TraitTexts() {}

    static List<String> read(Trait trait, YamlNode list) {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : list.items()) {
            item.asText().filter(text -> isWellFormed(trait, text, item)).ifPresent(texts::add);
        }
        return texts;
    }

    private static boolean isWellFormed(Trait trait, String text, YamlNode item) {
        Optional<String> fault = switch (trait) {
            case TRAILERS -> trailerFault(text);
            case MAILBOXES -> text.indexOf('@') > 0 ? templateFault(text) : Optional.of("is no mailbox");
            case AUTOMATION -> templateFault(text);
            case APPS, ACCOUNTS, DOMAINS, LINKS ->
                text.indexOf(' ') >= 0 ? Optional.of("must be one word") : Optional.empty();
            case STATEMENT_KEYS -> keyFault(text);
            default -> hasWord(text) ? Optional.empty() : Optional.of("holds no word");
        };
        fault.ifPresent(message -> item.report("'" + text + "' " + message));
        return fault.isEmpty();
    }

    private static Optional<String> trailerFault(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && colon < text.length() - 1 && hasWord(text.substring(0, colon))
                ? keyFault(text.substring(0, colon)).or(() -> templateFault(text))
                : Optional.of("must be 'Key: value'");
    }

    private static Optional<String> keyFault(String key) {
        if (!hasWord(key)) {
            return Optional.of("holds no word");
        }
        return CatalogueEntry.hasTooManyWords(key)
                ? Optional.of("has a key of too many words; up to " + CatalogueEntry.MOST_WORDS
                        + " words and numbers can be looked for in all their spellings")
                : Optional.empty();
    }

    private static Optional<String> templateFault(String text) {
        try {
            Template.of(text);
            return Optional.empty();
        } catch (IllegalArgumentException unknownPlace) {
            return Optional.of("cannot be used: " + unknownPlace.getMessage());
        }
    }

    private static boolean hasWord(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }
}
