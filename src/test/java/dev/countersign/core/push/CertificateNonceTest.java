package dev.countersign.core.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateNonceTest {

    private static final long STAMP = 1_790_000_000;
    private static final String HEX = "c7c1ec1965aa0dcb0c52b9e8b11c8eb28a2e5850";
    private static final String NONCE = STAMP + "-" + HEX;
    private static final String SHA256 = STAMP + "-bdaf3f8f2918197ee728d5cd6c9c3e6cabfd3866bf273d22e346af351a6b0f0b";
    private static final String SEED = "a seed of the server";
    private static final String DIRECTORY = "/srv/git/pay.git";

    @ParameterizedTest
    @ValueSource(strings = {NONCE, SHA256})
    void takes_what_git_makes(String nonce) {
        assertThat(isMade(nonce, SEED, DIRECTORY)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "another seed,         /srv/git/pay.git",
        "'',                   /srv/git/pay.git",
        "a seed of the server, /srv/git/pay",
        "a seed of the server, /srv/git/pay.git/",
        "a seed of the server, .",
        "a seed of the server, ''",
    })
    void belongs_to_one_seed_and_one_directory(String seed, String directory) {
        assertThat(isMade(NONCE, seed, directory)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1790000000",
                "1790000000-",
                "-" + HEX,
                HEX,
                "+1790000000-" + HEX,
                "-1790000000-" + HEX,
                "01790000000-" + HEX,
                " 1790000000-" + HEX,
                "1790000000 -" + HEX,
                "1790000001-" + HEX,
                "\u0661790000000-" + HEX, // a digit for Java
                "1_790_000_000-" + HEX,
                "0x6ab13b80-" + HEX,
                "0-" + HEX,
                "999999999999999-" + HEX, // another second
                "99999999999999999999-" + HEX, // beyond a long
                NONCE + "0",
                NONCE + "\n",
                "1790000000-C7C1EC1965AA0DCB0C52B9E8B11C8EB28A2E5850",
                "1790000000-17c1ec1965aa0dcb0c52b9e8b11c8eb28a2e5850",
                "1790000000-c7c1ec1965aa0dcb0c52b9e8b11c8eb28a2e5851",
                "1790000000-c7c1ec1965aa0dcb0c52", // the 20 digits of git 2.14
            })
    void refuses_what_git_would_not_write(String nonce) {
        assertThat(isMade(nonce, SEED, DIRECTORY)).isFalse();
    }

    @Test
    void tells_the_second_at_which_it_was_made() {
        assertThat(CertificateNonce.parse(NONCE).orElseThrow().second()).isEqualTo(STAMP);
        assertThat(CertificateNonce.parse("1-x").orElseThrow().second()).isEqualTo(1);
    }

    private static boolean isMade(String nonce, String seed, String directory) {
        return CertificateNonce.parse(nonce)
                .filter(read -> read.isMadeFrom(seed, directory))
                .isPresent();
    }
}
