package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateTest {

    @ParameterizedTest
    @CsvSource({
        "Agent,                      agent,                                         true",
        "Agent,                      agents,                                        false",
        "Agent,                      agen,                                          false",
        "{hex:12},                   ca481ffde7d7,                                  true",
        "{hex:12},                   CA481FFDE7D7,                                  true",
        "{hex:12},                   ca481ffde7d,                                   false",
        "{hex:12},                   ca481ffde7d70,                                 false",
        "{hex:12},                   ca481ffde7dg,                                  false",
        "{number}% agent{any},       73% agent (146/200 lines),                     true",
        "{number}% agent{any},       73% agent,                                     true",
        "{number}% agent{any},       % agent,                                       false",
        "{number},                   2a,                                            false",
        "{uuid},                     0d3ad0c5-1c38-4aa4-8c55-9d4b6a9a52a1,          true",
        "{uuid},                     0d3ad0c5-1c38-4aa4-8c55-9d4b6a9a52a,           false",
        "{uuid},                     0d3ad0c5-1c38-4aa4-8c55-9d4b6a9a52a12,         false",
        "{uuid},                     0d3ad0c5x1c38-4aa4-8c55-9d4b6a9a52a1,          false",
        "{uuid},                     0d3ad0c5-1c38-4aa4-8c55-9d4b6a9a52ag,          false",
        "agent-{uuid}@letta.com,     agent-0d3ad0c5-1c38-4aa4-8c55-9d4b6a9a52a1@letta.com, true",
        "{any}{uuid}{any},           on 0d3ad0c5-1c38-4aa4-8c55-9d4b6a9a52a1!,      true",
        "{word}/{word},              beads/crew/dave,                               true",
        "{word}/{word},              beads /dave,                                   false",
        "{word}/{word},              beads/crew and dave,                           false",
        "{word}/{word},              /dave,                                         false",
        "{word}/{word},              beads/,                                        false",
        "https://a.example/{text},   HTTPS://a.example/x y,                         true",
        "https://a.example/{text},   https://a.example/,                            false",
        "Add {text} to {text},       Add one to many to two,                        true",
        "Add {text} to {text},       Add to two,                                    false",
        "{any}x,                     x,                                             true",
        "{text}x,                    x,                                             false",
        "{hex:9},                    012345678,                                     true",
        "{hex:10},                   0123456789,                                    true",
        "{hex:4}{any},               0123456789,                                    true",
        "no {hex:4}{any},            no 0123456789,                                 true",
        "v{number},                  v12,                                           true",
        "v{number}.{number},         v12.5,                                         true",
        "{text}{number}.txt,         page12.txt,                                    true",
        "{text}{number}.txt,         12.txt,                                        true",
        "{text}{number}.txt,         1.txt,                                         false",
        "agent-{uuid},               agent-0d3ad0c5-1c38-4aa4-8c55-9d4b6a9a52a,     false",
    })
    void matches_the_whole_text(String template, String text, boolean matches) {
        assertThat(Template.of(template).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{uid}", "{hex:}", "{hex:123}", "{hex:x}", "{hex:/}", "a {", "a {b} c"})
    void refuses_places_that_it_does_not_know(String template) {
        assertThatThrownBy(() -> Template.of(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no {uuid}, {hex:N}");
    }

    @ParameterizedTest
    @CsvSource({
        "Cursor,                      cursor,           false",
        "none (agent-authored{any},   none (agent-authored, true",
        "agent-{uuid}@letta.com,      @letta.com,       false",
        "agent-{uuid},                agent-,           true",
        "{uuid}ly made of x{any},     ' made of x',     true",
        "Add {text} to every {text},  ' to every ',     true",
        "one two{any}three four,      one two,          true",
        "{number},                    '',               false",
        "{number}{any},               '',               true",
    })
    void tells_what_a_text_must_hold_by_the_part_of_most_words(String template, String text, boolean open) {
        assertThat(Template.of(template).need()).isEqualTo(new Phrase(text, open));
    }

    @Test
    void matches_an_empty_text_only_with_an_empty_template() {
        assertThat(Template.of("").matches("")).isTrue();
        assertThat(Template.of("{any}").matches("")).isTrue();
        assertThat(Template.of("{text}").matches("")).isFalse();
        assertThat(Template.of("a").matches("")).isFalse();
    }
}
