package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.evidence.CatalogueEntry;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.evidence.Source;
import dev.countersign.core.evidence.Trait;
import dev.countersign.gate.ConfigException;
import dev.countersign.io.yaml.Problems;
import dev.countersign.io.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogueFileTest {

    private static final String BOT = "- {id: bot, tool: Corp Bot, grade: certain, ";

    @Test
    void the_built_in_catalogue_is_without_fault() {
        assertThat(CatalogueFile.builtIn().version()).isNotEmpty();
        assertThat(CatalogueFile.builtIn().ids()).contains("claude-code", "assisted-by");
    }

    @Test
    void reads_a_sites_entries() {
        List<CatalogueEntry> entries = entries(BOT + "mailboxes: [bot@corp.example], patterns: ['^Bot run \\d+$']}\n");

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("bot");
            assertThat(entry.tool()).isEqualTo("Corp Bot");
            assertThat(entry.grade()).isEqualTo(Grade.CERTAIN);
            assertThat(entry.sources()).isEqualTo(Set.of(Source.SITE));
            assertThat(entry.all(Trait.MAILBOXES)).containsExactly("bot@corp.example");
            assertThat(entry.patterns().get(0).find("Bot run 17")).isTrue();
            assertThat(entry.patterns().get(0).find("Bot run x")).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "names: [X], nmaes: [Y]}          | policy.yaml:1:57: unknown key 'nmaes'; did you mean 'names'?",
                "mailboxes: [bot]}                | policy.yaml:1:57: 'bot' is no mailbox",
                "mailboxes: ['{uid}@x']}          | policy.yaml:1:57: '{uid}@x' cannot be used",
                "trailers: [Made-with]}           | policy.yaml:1:56: 'Made-with' must be 'Key: value'",
                "apps: [a b]}                     | policy.yaml:1:52: 'a b' must be one word",
                "names: ['17']}                   | policy.yaml:1:53: '17' holds no word",
                "names: []}                       | an entry needs something to look for",
                "patterns: ['(']}                 | the pattern cannot be read",
                "patterns: ['((a{50}){50}){50}']} | pattern",
            })
    void tells_what_is_wrong_with_an_entry(String rest, String problem) {
        assertThatThrownBy(() -> entries(BOT + rest + "\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    /** All spellings of 60 words would not fit into any memory. */
    @ParameterizedTest
    @ValueSource(ints = {9, 60})
    void refuses_keys_of_more_words_than_can_be_looked_for_in_all_their_spellings(int words) {
        String key = "a-".repeat(words - 1) + "b";
        String message =
                " has a key of too many words; up to 8 words and numbers can be looked for in all their spellings";

        assertThatThrownBy(() -> entries(BOT + "trailers: ['" + key + ": x'], statement-keys: [" + key + "]}\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "policy.yaml:1:56: '" + key + ": x'" + message,
                        "policy.yaml:1:" + (81 + key.length()) + ": '" + key + "'" + message);
    }

    @Test
    void takes_keys_of_as_many_words_as_it_can() {
        String key = "a-".repeat(7) + "b";

        assertThat(entries(BOT + "trailers: ['" + key + ": x'], statement-keys: [" + key + "]}\n"))
                .hasSize(1);
    }

    @Test
    void refuses_two_entries_with_one_id() {
        assertThatThrownBy(() -> entries(BOT + "names: [X]}\n" + BOT + "names: [Y]}\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("policy.yaml:2:3: this entry has the id of the entry in line 1");
    }

    private static List<CatalogueEntry> entries(String yaml) {
        Problems problems = new Problems();
        List<CatalogueEntry> entries = CatalogueFile.siteEntries(
                YamlReader.read("policy.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems));
        problems.throwIfAny();
        return entries;
    }
}
