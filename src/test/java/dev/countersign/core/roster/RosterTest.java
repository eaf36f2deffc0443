package dev.countersign.core.roster;

import static dev.countersign.testing.People.JUN;
import static dev.countersign.testing.People.LEVELS;
import static dev.countersign.testing.People.MIA;
import static dev.countersign.testing.People.OLD;
import static dev.countersign.testing.People.ROSTER;
import static dev.countersign.testing.People.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.EmailAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RosterTest {

    @Test
    void finds_a_member_by_each_address_in_any_ascii_case() {
        assertThat(ROSTER.withEmail(EmailAddress.of("mia@corp.example"))).contains(MIA);
        assertThat(ROSTER.withEmail(EmailAddress.of("Mia@HOME.example"))).contains(MIA);
        assertThat(ROSTER.withEmail(EmailAddress.of("mi\u0430@corp.example"))).isEmpty();
        assertThat(ROSTER.withEmail(EmailAddress.of(" mia@corp.example"))).isEmpty();
        assertThat(ROSTER.members()).startsWith(JUN, MIA);
        assertThat(ROSTER.levels()).isSameAs(LEVELS);
    }

    @Test
    void members_take_more_keys_and_are_known_by_each() {
        SigningKey one = new SigningKey("SHA256:one", Optional.empty(), Optional.empty(), Optional.empty());
        SigningKey two = new SigningKey("SHA256:two", Optional.empty(), Optional.empty(), Optional.empty());
        Member mia = MIA.with(List.of(one)).with(List.of(two));

        assertThat(mia.keys()).containsExactly(one, two);
        assertThat(mia.emails()).isEqualTo(MIA.emails());
        assertThat(Roster.of(LEVELS, List.of(JUN, mia)).withKey("SHA256:two")).contains(mia);
    }

    @Test
    void refuses_an_address_that_two_members_share() {
        Member twin = member("Jun's twin", "junior", "JUN@corp.example");

        assertThatThrownBy(() -> Roster.of(LEVELS, List.of(JUN, twin)))
                .hasMessage("two members share the address 'JUN@corp.example'");
    }

    @Test
    void lets_one_member_write_an_address_twice() {
        Member same = member("Jun Park", "junior", "jun@corp.example", "JUN@corp.example");

        assertThat(Roster.of(LEVELS, List.of(same)).members()).containsExactly(same);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-31, false",
        "2020-01-01, true", // the first day
        "2026-03-31, true", // the last day is still a day
        "2026-04-01, false",
    })
    void members_are_active_from_their_first_to_their_last_day(LocalDate day, boolean active) {
        assertThat(OLD.isActiveOn(day)).isEqualTo(active);
        assertThat(JUN.isActiveOn(day)).isTrue();
    }

    @Test
    void a_member_needs_an_address_and_signs_with_the_first() {
        assertThat(MIA.signature()).isEqualTo("Mia Chen <mia@corp.example>");
        assertThatThrownBy(() -> new Member(
                        "Nobody", List.of(), JUN.level(), List.of(), List.of(), Optional.empty(), Optional.empty()))
                .hasMessage("member 'Nobody' needs an address");
    }

    @Test
    void levels_are_a_ladder() {
        Level junior = LEVELS.named("junior").orElseThrow();
        Level senior = LEVELS.named("senior").orElseThrow();

        assertThat(senior).isGreaterThan(junior).hasToString("senior");
        assertThat(senior.isAtLeast(junior)).isTrue();
        assertThat(senior.isAtLeast(senior)).isTrue();
        assertThat(junior.isAtLeast(senior)).isFalse();
        assertThat(LEVELS.named("Senior")).isEmpty();
        assertThat(LEVELS.names()).containsExactly("junior", "mid", "senior", "principal");
        assertThat(LEVELS.all()).hasSize(4).startsWith(junior);
    }

    @Test
    void levels_have_names_each_once() {
        assertThatThrownBy(() -> Levels.of(List.of())).hasMessage("levels need names, each once: []");
        assertThatThrownBy(() -> Levels.of(List.of("a", "b", "a")))
                .hasMessage("levels need names, each once: [a, b, a]");
    }
}
