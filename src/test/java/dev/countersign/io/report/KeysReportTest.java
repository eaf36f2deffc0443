package dev.countersign.io.report;

import static dev.countersign.testing.People.LEVELS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.SigningKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeysReportTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

    @Test
    void tells_the_best_proof_of_everybody_and_what_it_takes() {
        Member sara = member("Sara Lind", List.of("slind"), key("", "", ""), key("", "2025-12-31", ""));
        Member ravi = member("Ravi Rao", List.of("rrao"), key("", "", "2026-04-01"));
        Member pat = member("Pat Quill", List.of());

        assertThat(new KeysReport(TODAY).of(List.of(sara, ravi, pat)))
                .containsExactly(
                        "Sara Lind (senior): countersignature",
                        "  key    SHA256:abc",
                        "  key    SHA256:abc  is not valid since 2025-12-31",
                        "  login  slind",
                        "Ravi Rao (senior): pusher",
                        "  key    SHA256:abc  was revoked on 2026-04-01",
                        "  login  rrao",
                        "Pat Quill (senior): claim");
    }

    @ParameterizedTest
    @CsvSource({
        // until,      revoked,    end of the line
        "'',           '',         SHA256:abc",
        "2027-01-01,   '',         SHA256:abc  until 2027-01-01",
        "2026-05-31,   '',         SHA256:abc  until 2026-05-31",
        "2026-05-30,   '',         SHA256:abc  expires in 30 days",
        "2026-05-01,   '',         SHA256:abc  expires in 1 day",
        "2026-05-20,   2026-05-03, SHA256:abc  expires in 2 days",
        "2026-05-02,   2026-05-20, SHA256:abc  expires in 2 days",
    })
    void counts_the_days_of_keys_that_expire_within_a_month(String until, String revoked, String end) {
        Member sara = member("Sara Lind", List.of(), key("", until, revoked));

        assertThat(new KeysReport(TODAY).of(List.of(sara)).get(1)).endsWith(end);
    }

    @Test
    void a_key_that_is_for_other_things_does_not_prove_a_sign_off() {
        assertThat(reportOfKeyFor("file"))
                .containsExactly("Sara Lind (senior): claim", "  key    SHA256:abc  not for sign-offs");
        assertThat(reportOfKeyFor("git"))
                .containsExactly("Sara Lind (senior): commit-signature", "  key    SHA256:abc  for commits only");
        assertThat(reportOfKeyFor("countersign@countersign.dev"))
                .containsExactly(
                        "Sara Lind (senior): countersignature", "  key    SHA256:abc  for countersignatures only");
    }

    private static List<String> reportOfKeyFor(String namespace) {
        SigningKey key = new SigningKey("SHA256:abc", day(""), day(""), day(""), Set.of(namespace), Optional.empty());
        return new KeysReport(TODAY).of(List.of(member("Sara Lind", List.of(), key)));
    }

    private static SigningKey key(String from, String until, String revoked) {
        return new SigningKey("SHA256:abc", day(from), day(until), day(revoked));
    }

    private static Optional<LocalDate> day(String text) {
        return Optional.of(text).filter(day -> !day.isEmpty()).map(LocalDate::parse);
    }

    private static Member member(String name, List<String> logins, SigningKey... keys) {
        return new Member(
                name,
                List.of(EmailAddress.of("somebody@corp.example")),
                LEVELS.named("senior").orElseThrow(),
                logins,
                Stream.of(keys).toList(),
                Optional.empty(),
                Optional.empty());
    }
}
