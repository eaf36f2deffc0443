package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people say about the use of AI in their own words. */
final class DisclosuresTest {

    @Test
    void takes_a_disclosure_for_a_declaration() {
        assertThat(declared("### Use of AI\n\nClaude Code wrote it."))
                .containsExactly(new Declaration(true, 3, "### Use of AI"));
        assertThat(declared("Use of AI: there was no AI in this"))
                .containsExactly(new Declaration(false, 3, "Use of AI: there was no AI in this"));
        assertThat(declared("### Use of AI\n\n### Tests\n\nall pass")).isEmpty();
        assertThat(declared("Use of AI is what this counts\n\nClaude Code wrote it."))
                .isEmpty();
    }

    @Test
    void takes_a_disclosure_of_something_for_one_of_ai_when_it_speaks_of_ai() {
        assertThat(Example.found("Title\n\n## Disclosure\n\nClaude Code wrote the tests.\n"))
                .containsExactly("3 LIKELY DECLARATION Claude Code");
        assertThat(declared("Disclosure: none")).containsExactly(new Declaration(false, 3, "Disclosure: none"));
        assertThat(Example.found("Title\n\nDisclaimer: all of it comes without warranty\n"))
                .isEmpty();
        assertThat(declared("Disclaimer: all of it comes without warranty")).isEmpty();
        assertThat(declared("AI usage: all of it")).hasSize(1);
    }

    @Test
    void takes_a_key_that_names_somebody_for_a_denial_when_its_value_denies_ai() {
        assertThat(declared("Assisted-by: none")).containsExactly(new Declaration(false, 3, "Assisted-by: none"));
        assertThat(declared("Assisted-by: no LLM")).containsExactly(new Declaration(false, 3, "Assisted-by: no LLM"));
        assertThat(declared("Assisted-by: nobody, and none too")).isEmpty();
        assertThat(declared("Assisted-by: no one else")).isEmpty();
    }

    @Test
    void reads_the_words_of_a_key_apart_or_together() {
        assertThat(Stream.of(
                        "AI-Assisted",
                        "ai assisted",
                        "AIAssisted",
                        "Gen_AI-Assisted",
                        "GenAI Assisted",
                        "A.I.-Assisted"))
                .allSatisfy(key -> assertThat(declared(key + ": yes")).hasSize(1));
        assertThat(Stream.of("Link to Devin session", "Link-to devinSession".replace('-', ' '), "linkto DevinSession"))
                .allSatisfy(key -> assertThat(Example.found("Title\n\n" + key + ": https://corp.example/1\n"))
                        .contains("3 CERTAIN SESSION Devin"));
        assertThat(declared("AI-As-sisted: 5 of 7")).isEmpty();
    }

    @Test
    void takes_a_key_that_begins_with_ai_for_a_declaration_when_its_value_is_one() {
        assertThat(declared("AI-Level: high")).containsExactly(new Declaration(true, 3, "AI-Level: high"));
        assertThat(declared("AI-Pairing: yes")).containsExactly(new Declaration(true, 3, "AI-Pairing: yes"));
        assertThat(declared("AI-Pairing: none")).containsExactly(new Declaration(false, 3, "AI-Pairing: none"));
        assertThat(declared("AI-Pairing: see the wiki")).isEmpty();
        assertThat(declared("Air-Quality: none")).isEmpty();
    }

    @Test
    void takes_a_statement_for_a_marker_too_when_it_reads_like_one() {
        assertThat(Example.found("Title\n\nGenerated-by-AI: yes\n"))
                .containsExactly("3 LIKELY MARKER AI in block", "3 LIKELY DECLARATION AI in block");
    }

    @Test
    void reads_on_from_a_heading_for_some_lines_and_no_further() {
        String line = "words\n";

        assertThat(Example.found("Title\n\n### Use of AI\n" + line.repeat(7) + "by Claude Code\n"))
                .containsExactly("3 LIKELY DECLARATION Claude Code");
        assertThat(Example.found("Title\n\n### Use of AI\n" + line.repeat(8) + "by Claude Code\n"))
                .containsExactly("3 HINT DECLARATION AI");
        assertThat(Example.found("Title\n\n### Use of AI\n" + "\n".repeat(8) + "by Claude Code\n"))
                .containsExactly("3 LIKELY DECLARATION Claude Code");
        assertThat(Example.found("Title\n\n### Use of AI\n" + "\n".repeat(9) + "by Claude Code\n"))
                .isEmpty();
    }

    private static List<Declaration> declared(String body) {
        return Example.CATALOGUE
                .attribute(Example.message("Title\n\n" + body + "\n"))
                .declarations();
    }
}
