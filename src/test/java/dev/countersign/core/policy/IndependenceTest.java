package dev.countersign.core.policy;

import static dev.countersign.testing.People.JUN;
import static dev.countersign.testing.People.LEVELS;
import static dev.countersign.testing.People.RAVI;
import static dev.countersign.testing.People.SARA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.evidence.Kind;
import dev.countersign.core.push.Certification;
import dev.countersign.core.push.Pusher;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.verdict.AssessedSignOff;
import dev.countersign.core.verdict.CommitFacts;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Finding;
import dev.countersign.testing.Facts;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may not sign off because they had a hand in the commit. Sara Lind and Ravi Rao are senior; Sara Lind has a second
 * address, Kim Roe is senior, kroe on the server and has a key that is valid in 2026.
 */
final class IndependenceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final Level SENIOR = LEVELS.named("senior").orElseThrow();
    private static final Member KIM = new Member(
            "Kim Roe",
            List.of(EmailAddress.of("kim@corp.example")),
            SENIOR,
            List.of("kroe"),
            List.of(new SigningKey(
                    "SHA256:kim", Optional.empty(), Optional.of(LocalDate.of(2026, 12, 31)), Optional.empty())),
            Optional.empty(),
            Optional.empty());
    private static final Roster ROSTER = Roster.of(LEVELS, List.of(JUN, SARA, RAVI, KIM));
    private static final Pusher NOBODY = Pusher.named(Optional.empty());

    @ParameterizedTest
    @CsvSource({
        // independent of,     author,              committer,           co-author,           counts
        "AUTHOR,               jun@corp.example,    jun@corp.example,    '',                  true",
        "AUTHOR,               sara@corp.example,   jun@corp.example,    '',                  false",
        "AUTHOR,               lind@corp.example,   jun@corp.example,    '',                  false", // an alias of
        // hers
        "AUTHOR,               LIND@corp.example,   jun@corp.example,    '',                  false",
        "AUTHOR,               sara@else.example,   jun@corp.example,    '',                  true", // a stranger
        "AUTHOR,               jun@corp.example,    sara@corp.example,   sara@corp.example,   true", // not asked
        "COMMITTER,            jun@corp.example,    sara@corp.example,   '',                  false",
        "COMMITTER,            sara@corp.example,   jun@corp.example,    '',                  true",
        "CO_AUTHORS,           jun@corp.example,    jun@corp.example,    lind@corp.example,   false",
        "CO_AUTHORS,           sara@corp.example,   sara@corp.example,   jun@corp.example,    true",
        "AUTHOR CO_AUTHORS,    jun@corp.example,    jun@corp.example,    sara@corp.example,   false",
        "AUTHOR COMMITTER,     jun@corp.example,    jun@corp.example,    sara@corp.example,   true",
    })
    void a_signer_is_another_person_than_those_whom_the_rule_names(
            String roles, String author, String committer, String coAuthor, boolean counts) {
        Facts facts = Facts.by("A", author).committedBy("C", committer);
        if (!coAuthor.isEmpty()) {
            facts.saying("Co-authored-by: Co <" + coAuthor + ">");
        }

        assertThat(judged(roles, facts, NOBODY).admits()).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({
        "'Co-authored-by: S <sara@corp.example>'",
        "'  co-AUTHORED-by : S <sara@corp.example>'",
        "'Co-developed-by: S <lind@corp.example> (late)'",
        "'Co-authored-by: sara@corp.example'",
        "'Co-authored-by: S <sara@corp.example'",
        "'Co-authored-by: \"S <x@y.example>\" < sara@corp.example >'",
    })
    void co_authors_are_read_as_generously_as_anybody_might(String line) {
        assertThat(judged("CO_AUTHORS", Facts.by(JUN).saying(line), NOBODY).admits())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'Co-authored-by S <sara@corp.example>'",
        "'Not-co-authored-by: S <sara@corp.example>'",
        "'Re-authored-by: S <sara@corp.example>'", // as long
        "'Reviewed-by: S <sara@corp.example>'",
    })
    void nobody_else_is_a_co_author(String line) {
        assertThat(judged("CO_AUTHORS", Facts.by(JUN).saying(line), NOBODY).admits())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // login, key,        day,        counts
        "kroe,    '',         2026-05-01, false",
        "'',      SHA256:kim, 2026-05-01, false",
        "'',      SHA256:kim, 2027-05-01, false", // hers, whoever has it now
        "kroe,    SHA256:x,   2026-05-01, false",
        "stranger,'',         2026-05-01, false", // may be anybody
        "'',      SHA256:x,   2026-05-01, false",
        "'',      '',         2026-05-01, false",
        "jpark,   '',         2026-05-01, true",
        "jpark,   SHA256:x,   2026-05-01, true",
        "jpark,   SHA256:kim, 2026-05-01, false", // she asked for it, whoever brought it
    })
    void a_pusher_must_be_known_to_be_another(String login, String key, LocalDate day, boolean counts) {
        Member jun = new Member(
                JUN.name(), JUN.emails(), JUN.level(), List.of("jpark"), List.of(), Optional.empty(), Optional.empty());
        Certification certification = key.isEmpty() ? Certification.NONE : Certification.by(Facts.ID, key, true);
        Pusher pusher = new Pusher(Optional.of(login).filter(name -> !name.isEmpty()), Optional.of(certification));
        Rule rule = rule(EnumSet.of(Role.PUSHER));

        CommitVerdict verdict = new CommitJudge(
                        policy(rule), Roster.of(LEVELS, List.of(jun, SARA, KIM)), day, pusher, "shop")
                .judge(Facts.by(JUN).assisted().signedBy(KIM).facts(), List.of(rule), Rewriting.AMEND);

        assertThat(verdict.admits()).isEqualTo(counts);
    }

    @Test
    void a_key_that_is_not_valid_any_more_does_not_tell_who_pushes() {
        Rule rule = rule(EnumSet.of(Role.PUSHER));
        Pusher pusher = new Pusher(Optional.empty(), Optional.of(Certification.by(Facts.ID, "SHA256:kim", true)));

        assertThat(new CommitJudge(policy(rule), ROSTER, LocalDate.of(2027, 5, 1), pusher, "shop")
                        .judge(bySara(Facts.by(JUN)), List.of(rule), Rewriting.AMEND)
                        .admits())
                .isFalse();
        assertThat(new CommitJudge(policy(rule), ROSTER, DAY, pusher, "shop")
                        .judge(bySara(Facts.by(JUN)), List.of(rule), Rewriting.AMEND)
                        .admits())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // committer,        co-author,         pusher, counts
        "ai@vendor.example,  '',                '',     false", // nobody knows who ran it
        "ai@vendor.example,  '',                kroe,   true",
        "x@else.example,     '',                '',     false", // a forge, or a stranger
        "jun@corp.example,   '',                '',     true",
        "sara@corp.example,  '',                kroe,   false", // committed what it wrote
        "sara@corp.example,  jun@corp.example,  '',     true", // who ran it is named
        "sara@corp.example,  x@else.example,    '',     true",
        "jun@corp.example,   lind@corp.example, '',     false",
    })
    void where_an_ai_is_the_author_the_person_behind_it_counts_as_author(
            String committer, String coAuthor, String login, boolean counts) {
        Facts facts = Facts.by("Claude", "ai@vendor.example")
                .committedBy("C", committer)
                .evidence(Kind.AUTHOR, Grade.CERTAIN, 0);
        if (!coAuthor.isEmpty()) {
            facts.saying("Co-authored-by: Co <" + coAuthor + ">");
        }

        Pusher pusher = Pusher.named(Optional.of(login).filter(name -> !name.isEmpty()));
        assertThat(judged("AUTHOR", facts, pusher).admits()).isEqualTo(counts);
    }

    @Test
    void an_ai_that_is_named_as_co_author_is_nobody_behind_an_ai() {
        Facts facts = Facts.by("Claude", "ai@vendor.example")
                .committedBy("Sara", "sara@corp.example")
                .evidence(Kind.AUTHOR, Grade.CERTAIN, 0)
                .evidence(Kind.TRAILER, Grade.CERTAIN, 2)
                .saying("Co-authored-by: Claude <noreply@vendor.example>");

        assertThat(judged("AUTHOR", facts, NOBODY).admits()).isFalse();
    }

    @Test
    void an_author_under_the_name_of_an_ai_and_the_address_of_a_member_is_the_member() {
        Facts facts = Facts.by("Claude", "sara@corp.example")
                .committedBy("Jun", "jun@corp.example")
                .evidence(Kind.AUTHOR, Grade.LIKELY, 0);

        assertThat(judged("AUTHOR", facts, NOBODY).admits()).isFalse();
    }

    @Test
    void where_an_ai_is_the_committer_the_author_counts_as_committer() {
        Facts byAi = Facts.by(SARA).committedBy("Claude", "ai@vendor.example");

        assertThat(judged("COMMITTER", byAi, NOBODY).admits()).isTrue();
        assertThat(judged("COMMITTER", byAi.evidence(Kind.COMMITTER, Grade.CERTAIN, 0), NOBODY)
                        .admits())
                .isFalse();
    }

    @Test
    void a_tie_is_a_finding_of_its_own_with_its_own_remedy() {
        CommitVerdict verdict = judged("AUTHOR", Facts.by(SARA), NOBODY);

        assertThat(findings(verdict))
                .containsExactly(
                        new Finding(
                                "author Sara Lind is senior; needs 1 sign-off by senior or above, independent of author,"
                                        + " has 0",
                                "ask Ravi Rao or Kim Roe (senior), who then runs: git commit --amend --no-edit --trailer"
                                        + " 'Signed-off-by: Ravi Rao <ravi@corp.example>'"),
                        new Finding(
                                "Sara Lind signed off, but is also the author; the rule asks for somebody independent",
                                "let somebody else sign off"));
        assertThat(verdict.signOffs())
                .extracting(AssessedSignOff::because)
                .containsExactly("Sara Lind is also the author, and the rule asks for somebody independent");
    }

    @Test
    void all_ties_are_told_at_once() {
        Facts facts = Facts.by(KIM).saying("Co-authored-by: Kim <kim@corp.example>");
        Pusher pusher = Pusher.named(Optional.of("kroe"));
        CommitVerdict verdict = verdict(
                EnumSet.allOf(Role.class), facts.assisted().signedBy(KIM).facts(), pusher);

        assertThat(findings(verdict).get(1))
                .isEqualTo(new Finding(
                        "Kim Roe signed off, but is also the author and the committer and the pusher and a co-author; the"
                                + " rule asks for somebody independent",
                        "let somebody else sign off"));
    }

    @Test
    void who_pushes_or_commits_what_they_sign_off_is_told_who_else_must() {
        CommitVerdict pushed = verdict(
                EnumSet.of(Role.PUSHER),
                Facts.by(JUN).assisted().signedBy(KIM).facts(),
                Pusher.named(Optional.of("kroe")));
        CommitVerdict committed = judged("COMMITTER", Facts.by(JUN).committedBy("S", "sara@corp.example"), NOBODY);

        assertThat(findings(pushed).get(1).remedy()).isEqualTo("let somebody else push it");
        assertThat(findings(committed).get(1).remedy())
                .isEqualTo("let somebody else commit it, with the same trailers");
        assertThat(findings(committed).get(0).remedy())
                .isEqualTo("ask Ravi Rao or Kim Roe (senior); once they agree, whoever committed it runs: git commit"
                        + " --amend --no-edit --trailer 'Signed-off-by: Ravi Rao <ravi@corp.example>'");
    }

    @Test
    void whoever_committed_several_records_a_sign_off_of_all() {
        Rule rule = rule(EnumSet.of(Role.COMMITTER));
        Rewriting rewriting = new Rewriting(List.of(Facts.ID), false, false);

        CommitVerdict verdict = new CommitJudge(policy(rule), ROSTER, DAY, NOBODY, "shop")
                .judge(Facts.by(JUN).assisted().facts(), List.of(rule), rewriting);

        assertThat(findings(verdict).get(0).remedy())
                .endsWith("whoever committed it runs: git rebase --exec 'git commit --amend --no-edit --trailer"
                        + " '\\''Signed-off-by: Sara Lind <sara@corp.example>'\\''' 1a2b3c4d5e^");
    }

    @Test
    void what_is_not_known_speaks_against_everybody_and_the_remedy_says_how_to_tell() {
        CommitVerdict unknownPusher = judged("PUSHER", Facts.by(JUN), NOBODY);
        CommitVerdict unknownPerson = judged(
                "AUTHOR", Facts.by("Claude", "ai@vendor.example").evidence(Kind.AUTHOR, Grade.CERTAIN, 0), NOBODY);

        assertThat(findings(unknownPusher).get(1))
                .isEqualTo(new Finding(
                        "Sara Lind signed off, but may also be the pusher, who is not known; the rule asks for somebody"
                                + " independent",
                        "push in a way by which the server can tell who you are; the roster must know your login or"
                                + " key"));
        assertThat(findings(unknownPerson).get(1))
                .isEqualTo(new Finding(
                        "Sara Lind signed off, but may also be the person behind the AI that wrote it, who is not known;"
                                + " the rule asks for somebody independent",
                        "name who ran the AI in a trailer 'Co-authored-by: NAME <EMAIL>'"));
    }

    @Test
    void what_is_not_known_is_told_before_anybody_signs_off() {
        CommitFacts unsigned = Facts.by(JUN).assisted().facts();

        assertThat(findings(verdict(EnumSet.of(Role.PUSHER), unsigned, NOBODY)).get(1))
                .isEqualTo(new Finding(
                        "the pusher is not known, so that nobody is known to be independent",
                        "push in a way by which the server can tell who you are; the roster must know your login or"
                                + " key"));
        assertThat(findings(judged("PUSHER", Facts.by(JUN), NOBODY))).hasSize(2);
        assertThat(findings(verdict(EnumSet.of(Role.AUTHOR), unsigned, NOBODY))).hasSize(1);
    }

    @Test
    void who_signs_off_what_they_had_an_ai_write_is_told_how_to_name_somebody_else() {
        Facts facts = Facts.by("Claude", "ai@vendor.example")
                .committedBy("S", "sara@corp.example")
                .evidence(Kind.AUTHOR, Grade.CERTAIN, 0);

        List<Finding> findings = findings(judged("AUTHOR", facts, NOBODY));

        assertThat(findings.get(1))
                .isEqualTo(new Finding(
                        "Sara Lind signed off, but is also the person behind the AI that wrote it; the rule asks for"
                                + " somebody independent",
                        "let somebody else sign off; or, if somebody else ran the AI, name them in a trailer"
                                + " 'Co-authored-by: NAME <EMAIL>'"));
        assertThat(findings.get(0).remedy()).contains("; once they agree, whoever committed it runs: ");
    }

    @Test
    void an_author_who_could_sign_their_own_is_not_told_to() {
        CommitFacts unsigned = Facts.by(SARA).assisted().facts();

        assertThat(findings(verdict(EnumSet.of(Role.AUTHOR), unsigned, NOBODY))
                        .get(0)
                        .remedy())
                .startsWith("ask Ravi Rao or Kim Roe (senior), who then runs: ");
        assertThat(findings(verdict(EnumSet.noneOf(Role.class), unsigned, NOBODY))
                        .get(0)
                        .remedy())
                .startsWith("sign off yourself: ");
    }

    @Test
    void other_flaws_of_a_sign_off_are_told_first() {
        CommitFacts byJun = Facts.by(JUN).assisted().signedBy(JUN).facts();

        assertThat(findings(verdict(EnumSet.of(Role.AUTHOR), byJun, NOBODY))
                        .get(1)
                        .message())
                .isEqualTo("the sign-off in line 5 does not count: Jun Park is junior, not senior or above");
    }

    private static CommitVerdict judged(String roles, Facts facts, Pusher pusher) {
        Set<Role> asked = Stream.of(roles.split(" ", -1))
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        return verdict(asked, bySara(facts), pusher);
    }

    private static CommitFacts bySara(Facts facts) {
        return facts.evidence(Kind.SESSION, Grade.CERTAIN, 9).signedBy(SARA).facts();
    }

    private static List<Finding> findings(CommitVerdict verdict) {
        return verdict.rules().get(0).verdict().findings();
    }

    private static CommitVerdict verdict(Set<Role> asked, CommitFacts facts, Pusher pusher) {
        Rule rule = rule(asked);
        return new CommitJudge(policy(rule), ROSTER, DAY, pusher, "shop").judge(facts, List.of(rule), Rewriting.AMEND);
    }

    private static Policy policy(Rule rule) {
        return new Policy(List.of(rule), Set.of(), Limits.DEFAULT, Grade.LIKELY);
    }

    private static Rule rule(Set<Role> independentOf) {
        return new Rule(
                "independent",
                Globs.ofRefs(List.of("refs/heads/**")),
                Trigger.AI_ASSISTED,
                Globs.ofPaths(List.of("**")),
                new SignOffRequirement(SENIOR, true, Optional.of(SENIOR), 1, Proof.CLAIM, true, independentOf),
                Deletions.ALLOW);
    }
}
