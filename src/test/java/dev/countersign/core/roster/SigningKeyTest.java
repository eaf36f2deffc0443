package dev.countersign.core.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @CsvSource({
        // from,      until,      revoked,    narrowed
        "'',         '',         '',         2026-01-01 2026-06-30 2026-09-01",
        "2026-02-01, 2026-05-31, 2026-08-01, 2026-02-01 2026-05-31 2026-08-01",
        "2025-02-01, 2027-05-31, 2027-08-01, 2026-01-01 2026-06-30 2026-09-01", // nothing widens it
    })
    void days_of_its_own_are_narrowed_and_never_widened(String from, String until, String revoked, String narrowed) {
        SigningKey key = new SigningKey("SHA256:abc", day("2026-01-01"), day("2026-06-30"), day("2026-09-01"));

        SigningKey within = key.within(day(from), day(until), day(revoked));

        assertThat(within.from().orElseThrow() + " " + within.until().orElseThrow() + " "
                        + within.revoked().orElseThrow())
                .isEqualTo(narrowed);
    }

    @Test
    void a_key_without_days_takes_those_that_it_is_given() {
        SigningKey key = new SigningKey("SHA256:abc", day(""), day(""), day(""));

        assertThat(key.within(day("2026-01-01"), day("2026-06-30"), day("2026-09-01")))
                .isEqualTo(new SigningKey("SHA256:abc", day("2026-01-01"), day("2026-06-30"), day("2026-09-01")));
    }

    @Test
    void a_key_serves_for_what_it_is_limited_to_and_without_a_limit_for_anything() {
        SigningKey any = new SigningKey("SHA256:abc", day(""), day(""), day(""));
        SigningKey file = new SigningKey("SHA256:abc", day(""), day(""), day(""), Set.of("file"), Optional.empty());
        SigningKey openPgp = SigningKey.ofOpenPgp("AB", LocalDate.of(2026, 1, 1), day(""), day(""), "armor");

        assertThat(any.serves("git")).isTrue();
        assertThat(file.serves("git")).isFalse();
        assertThat(file.serves("file")).isTrue();
        assertThat(openPgp.serves("git")).isTrue();
        assertThat(openPgp.serves("file")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"SHA256:abc, SHA256:abc", "AB12, AB12", "AB12 (subkey CD34), CD34"})
    void a_subkey_has_a_fingerprint_of_its_own(String fingerprint, String own) {
        SigningKey key = new SigningKey(fingerprint, day(""), day(""), day(""));

        assertThat(key.ownFingerprint()).isEqualTo(own);
    }

    private static Optional<LocalDate> day(String text) {
        return Optional.of(text).filter(day -> !day.isEmpty()).map(LocalDate::parse);
    }
}
