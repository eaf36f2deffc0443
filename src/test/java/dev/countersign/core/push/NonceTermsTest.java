package dev.countersign.core.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NonceTermsTest {

    private static final long STAMP = 1_790_000_000;
    private static final String NONCE = STAMP + "-c7c1ec1965aa0dcb0c52b9e8b11c8eb28a2e5850";
    private static final Instant NOW = Instant.ofEpochSecond(STAMP);
    private static final Duration SLOP = Duration.ofSeconds(60);
    private static final NonceTerms TERMS =
            new NonceTerms("a seed of the server", Set.of("pay.git", "/srv/git/pay.git"), SLOP);

    @ParameterizedTest
    @CsvSource({
        "  0, ''",
        " 60, ''",
        " 61, 'the nonce of the push certificate is 61 seconds old, allowed are 60'",
        "-60, ''",
        "-61, 'the nonce of the push certificate is 61 seconds ahead, allowed are 60'",
    })
    void a_nonce_holds_for_the_slop_before_and_after(long age, String objection) {
        Instant now = NOW.plusSeconds(age).plusMillis(999);

        assertThat(TERMS.objection(NONCE, now).orElse("")).isEqualTo(objection);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1790000000", "1790000001-c7c1ec1965aa0dcb0c52b9e8b11c8eb28a2e5850"})
    void a_nonce_that_the_server_did_not_make_is_none(String nonce) {
        assertThat(TERMS.objection(nonce, NOW).orElse(""))
                .isEqualTo("the nonce of the push certificate is not of this server and repository, or the repository"
                        + " was addressed in a way that cannot be told");
    }

    @Test
    void a_nonce_for_a_directory_that_is_not_among_the_spellings_is_none() {
        NonceTerms elsewhere = new NonceTerms("a seed of the server", Set.of("pay.git"), SLOP);

        assertThat(elsewhere.objection(NONCE, NOW)).isPresent();
    }

    @Test
    void an_empty_seed_makes_no_terms() {
        assertThatThrownBy(() -> new NonceTerms("", Set.of(), SLOP)).isInstanceOf(IllegalArgumentException.class);
    }
}
