package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.Message;
import dev.countersign.core.commit.Trailer;
import dev.countersign.testing.MessageGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue over thousands of odd messages and over messages made to keep it busy. */
final class CatalogueStressTest {

    @Test
    void shows_at_least_what_git_shows_of_agents() {
        int seen = 0;
        for (byte[] bytes : MessageGenerator.messages(20_261_123L, 3_000)) {
            Message message = Example.parse(bytes);
            Attribution attribution = Example.CATALOGUE.attribute(Example.commit(message));
            for (Trailer trailer : message.trailers()) {
                if (trailer.key().equalsIgnoreCase("co-authored-by")
                        && trailer.value().contains("<noreply@anthropic.com>")) {
                    seen++;
                    assertThat(attribution.atLeast(Grade.LIKELY))
                            .as(message.toString())
                            .anyMatch(e -> e.line() == trailer.line() && e.inTrailerBlock());
                }
            }
        }
        assertThat(seen).isPositive();
    }

    /** Each of these takes minutes when time grows with the square of the length. */
    @ParameterizedTest
    @ValueSource(strings = {"claude ", "the ", "the claude ", "gpt ", "a@b.example ", "://claude.ai/code/session_"})
    void reads_a_name_that_never_ends_in_good_time(String repeated) {
        String end = repeated.repeat(1_000_000 / repeated.length());

        assertThat(Example.found("Add a thing\n\nAssisted-by: Claude " + end)).isNotNull();
        assertThat(Example.found("Add a thing\n\nAssisted-by: Claude <jane@corp.example> " + end))
                .isNotNull();
        assertThat(Example.found("Add a thing\n\nAI-Assisted: yes " + end)).isNotEmpty();
        assertThat(Example.found("Add a thing\n\nAI disclosure: x " + end)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"words ", " ", "\n"})
    void reads_a_line_of_a_thousand_disclosures_in_good_time(String repeated) {
        String titles = "AI disclosure\r".repeat(500_000 / 14);
        String text = repeated.repeat(Math.min(15_000, 500_000 / repeated.length()));

        assertThat(Example.found("Add a thing\n\n" + titles + "\n" + text + "\nClaude"))
                .isNotNull();
    }
}
