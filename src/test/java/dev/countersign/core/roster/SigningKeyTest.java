package dev.countersign.core.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SigningKeyTest {

    @ParameterizedTest
    @CsvSource({
        // received,  signed,     objection
        "2026-05-01, 2026-05-01, ''",
        "2026-01-01, 2026-01-01, ''",
        "2026-06-30, 2026-06-30, ''",
        "2026-05-01, 2025-12-31, is not valid before 2026-01-01",
        "2025-12-31, 2025-12-31, is not valid before 2026-01-01",
        "2026-07-01, 2026-05-01, is not valid since 2026-06-30", // back-dated, or kept too long
        "2026-05-01, 2026-07-01, is not valid since 2026-06-30",
        "2026-09-01, 2026-05-01, was revoked on 2026-09-01", // whatever it says of when it was made
        "2026-10-01, 2026-05-01, was revoked on 2026-09-01",
    })
    void a_key_must_be_valid_when_it_signed_and_when_that_arrived(
            LocalDate received, LocalDate signed, String objection) {
        SigningKey key = new SigningKey("SHA256:abc", day("2026-01-01"), day("2026-06-30"), day("2026-09-01"));

        assertThat(key.objection(received, signed).orElse("")).isEqualTo(objection);
    }

    private static Optional<LocalDate> day(String text) {
        return Optional.of(LocalDate.parse(text));
    }
}
