package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentitiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Claude <claude.martin@corp.example>",
                "Claude <>",
                "Jules Smith <jules@corp.example>",
                "gemini77 <gemini77@corp.example>",
            })
    void says_nothing_at_all_of_people_who_bear_an_ais_name(String author) {
        assertThat(Example.found(Example.CATALOGUE.attribute(Example.with("author", author))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cla\u200bude Code <jane@corp.example>",
                "Claude Code <jane@corp.example>",
                "Jane Doe (claude\u00ad) <jane@corp.example>",
            })
    void reads_a_name_without_what_it_hides(String author) {
        assertThat(Example.found(Example.CATALOGUE.attribute(Example.with("author", author))))
                .hasSize(2)
                .allMatch(found -> found.startsWith("0 "));
    }
}
