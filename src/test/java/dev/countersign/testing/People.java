package dev.countersign.testing;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.Levels;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The invented people of the tests: Jun Park is junior, Mia Chen mid, Sara Lind and Ravi Rao senior, Pat Quill
 * principal.
 */
public final class People {

    /** junior, mid, senior, principal. */
    public static final Levels LEVELS = Levels.of(List.of("junior", "mid", "senior", "principal"));

    public static final Member JUN = member("Jun Park", "junior", "jun@corp.example");
    public static final Member MIA = member("Mia Chen", "mid", "mia@corp.example", "mia@home.example");
    public static final Member SARA = member("Sara Lind", "senior", "sara@corp.example", "lind@corp.example");
    public static final Member RAVI = member("Ravi Rao", "senior", "ravi@corp.example");
    public static final Member PAT = member("Pat Quill", "principal", "pat@corp.example");

    /** Was senior until the end of March 2026. */
    public static final Member OLD = active("Olga Dahl", "senior", "olga@corp.example", "2020-01-01", "2026-03-31");

    /** Will be senior from 2027 on. */
    public static final Member NEW = active("Nils Falk", "senior", "nils@corp.example", "2027-01-01", "2030-12-31");

    /** All of them. */
    public static final Roster ROSTER = Roster.of(LEVELS, List.of(JUN, MIA, SARA, RAVI, PAT, OLD, NEW));

    private People() {}

    /** A member who is always active. */
    public static Member member(String name, String level, String... emails) {
        return new Member(
                name,
                Stream.of(emails).map(EmailAddress::of).toList(),
                LEVELS.named(level).orElseThrow(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Member active(String name, String level, String email, String from, String until) {
        return new Member(
                name,
                List.of(EmailAddress.of(email)),
                LEVELS.named(level).orElseThrow(),
                List.of(),
                List.of(),
                Optional.of(LocalDate.parse(from)),
                Optional.of(LocalDate.parse(until)));
    }
}
