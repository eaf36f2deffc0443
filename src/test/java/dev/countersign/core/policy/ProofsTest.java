package dev.countersign.core.policy;

import static dev.countersign.testing.People.JUN;
import static dev.countersign.testing.People.LEVELS;
import static dev.countersign.testing.People.RAVI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.push.Certification;
import dev.countersign.core.push.Pusher;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.verdict.AssessedSignOff;
import dev.countersign.core.verdict.CommitFacts;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Finding;
import dev.countersign.testing.Facts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What proves a sign-off, as a pusher reads it. Sara Lind's key is valid in 2026; she is slind on the server. */
final class ProofsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final SigningKey FOR_FILES = new SigningKey(
            "SHA256:files", Optional.empty(), Optional.empty(), Optional.empty(), Set.of("file"), Optional.empty());
    private static final Member SARA = new Member(
            "Sara Lind",
            List.of(EmailAddress.of("sara@corp.example")),
            LEVELS.named("senior").orElseThrow(),
            List.of("slind"),
            List.of(
                    new SigningKey(
                            "SHA256:sara",
                            Optional.of(LocalDate.of(2026, 1, 1)),
                            Optional.of(LocalDate.of(2026, 12, 31)),
                            Optional.empty()),
                    FOR_FILES),
            Optional.empty(),
            Optional.empty());
    private static final Roster ROSTER = Roster.of(LEVELS, List.of(JUN, SARA, RAVI.with(List.of(FOR_FILES))));

    @ParameterizedTest
    @CsvSource({
        // asked,          key,         pusher, admitted, proof
        "CLAIM,            '',          '',     true,     CLAIM",
        "CLAIM,            SHA256:sara, '',     true,     COMMIT_SIGNATURE", // the best proof is told
        "PUSHER,           '',          '',     false,    CLAIM",
        "PUSHER,           '',          jpark,  false,    CLAIM",
        "PUSHER,           '',          SLIND,  false,    CLAIM", // logins are compared as they are
        "PUSHER,           '',          slind,  true,     PUSHER",
        "PUSHER,           SHA256:sara, '',     true,     COMMIT_SIGNATURE", // a better one will do
        "COMMIT_SIGNATURE, '',          slind,  false,    PUSHER",
        "COMMIT_SIGNATURE, SHA256:jun,  '',     false,    CLAIM",
        "COMMIT_SIGNATURE, SHA256:sara, '',     true,     COMMIT_SIGNATURE",
    })
    void a_sign_off_counts_from_the_proof_that_the_rule_asks_for(
            Proof asked, String key, String pusher, boolean admitted, Proof proof) {
        CommitSignature signature = key.isEmpty() ? CommitSignature.NONE : CommitSignature.by(key, true);

        CommitVerdict verdict = verdict(asked, signedBySara().with(signature).facts(), login(pusher));

        assertThat(verdict.admits()).isEqualTo(admitted);
        assertThat(verdict.signOffs()).extracting(AssessedSignOff::proof).containsExactly(proof);
    }

    @Test
    void says_why_a_signature_does_not_prove_the_sign_off() {
        assertThat(objection(CommitSignature.NONE, "2026-05-01")).isEqualTo("the commit is not signed");
        assertThat(objection(CommitSignature.flawed("the commit's signature does not fit the commit"), "2026-05-01"))
                .isEqualTo("the commit's signature does not fit the commit");
        assertThat(objection(CommitSignature.by("SHA256:jun", true), "2026-05-01"))
                .isEqualTo("the commit is signed by the key SHA256:jun, which the roster does not give to Sara Lind");
        assertThat(objection(CommitSignature.by("SHA256:sara", false), "2026-05-01"))
                .isEqualTo("nobody touched the key that signed the commit");
        assertThat(objection(CommitSignature.by("SHA256:files", true), "2026-05-01"))
                .isEqualTo("the key that signed the commit is not allowed to: its namespaces lack git");
        assertThat(objection(CommitSignature.by("SHA256:sara", true), "2025-12-31"))
                .isEqualTo("the key that signed the commit is not valid before 2026-01-01");
    }

    @Test
    void says_who_pushed_when_that_proves_nothing() {
        assertThat(findings(Proof.PUSHER, signedBySara().facts(), login(""))
                        .get(1)
                        .message())
                .isEqualTo("the sign-off in line 5 does not count: Sara Lind is not known to have pushed it:"
                        + " the server names no pusher");
        assertThat(findings(Proof.PUSHER, signedBySara().facts(), login("jpark"))
                        .get(1)
                        .message())
                .endsWith("not known to have pushed it: the pusher is 'jpark'");
    }

    @ParameterizedTest
    @CsvSource({
        // login, key,        touched, presence, admitted
        "'',    SHA256:sara, true,    true,     true",
        "jpark, SHA256:sara, true,    true,     true", // whoever brought it, she asked for it
        "slind, '',          false,   true,     true",
        "'',    '',          false,   true,     false",
        "'',    SHA256:jun,  true,    true,     false",
        "'',    SHA256:sara, false,   true,     false",
        "'',    SHA256:sara, false,   false,    true",
    })
    void a_push_certificate_by_the_key_of_who_signs_off_counts_as_pusher(
            String login, String key, boolean touched, boolean presence, boolean admitted) {
        Rule rule = rule(Proof.PUSHER, presence);
        CommitVerdict verdict = judge(rule, certified(login, key, touched))
                .judge(signedBySara().facts(), List.of(rule), Rewriting.AMEND);

        assertThat(verdict.admits()).isEqualTo(admitted);
        assertThat(verdict.signOffs())
                .extracting(AssessedSignOff::proof)
                .containsExactly(admitted ? Proof.PUSHER : Proof.CLAIM);
    }

    @Test
    void a_push_certificate_by_an_expired_key_proves_nothing() {
        LocalDate later = LocalDate.of(2027, 1, 1);
        Rule rule = rule(Proof.PUSHER, true);
        CommitVerdict verdict = new CommitJudge(policy(rule), ROSTER, later, certified("", "SHA256:sara", true), "shop")
                .judge(signedBySara().facts(), List.of(rule), Rewriting.AMEND);

        assertThat(verdict.rules().get(0).verdict().findings().get(1).message())
                .endsWith("Sara Lind is not known to have pushed it: the key that signed the push is not valid since"
                        + " 2026-12-31");
    }

    @Test
    void says_why_a_push_certificate_does_not_prove_the_sign_off() {
        assertThat(pushObjection(certified("", "", false))).isEqualTo("there is no push certificate");
        assertThat(pushObjection(certified("jpark", "", false)))
                .isEqualTo("the pusher is 'jpark', and there is no push certificate");
        assertThat(pushObjection(certified("", "SHA256:jun", true)))
                .isEqualTo("the push is signed by the key SHA256:jun, which the roster does not give to Sara Lind");
        assertThat(pushObjection(certified("", "SHA256:sara", false)))
                .isEqualTo("nobody touched the key that signed the push");
    }

    @Test
    void a_remedy_names_a_signed_push_where_nothing_else_tells_who_pushes() {
        assertThat(findings(Proof.PUSHER, Facts.by(JUN).assisted().facts(), certified("", "", false))
                        .get(0)
                        .remedy())
                .startsWith("ask Sara Lind (senior), who then pushes it with --signed after: git commit");
        assertThat(findings(Proof.PUSHER, Facts.by(SARA).assisted().facts(), certified("", "", false))
                        .get(0)
                        .remedy())
                .startsWith("sign off yourself and push it with --signed: git commit");
        assertThat(findings(Proof.PUSHER, Facts.by(JUN).assisted().facts(), certified("jpark", "", false))
                        .get(0)
                        .remedy())
                .startsWith("ask Sara Lind (senior), who then pushes it after: git commit");
    }

    @Test
    void a_key_that_nobody_touched_counts_where_the_policy_says_so() {
        CommitFacts facts =
                signedBySara().with(CommitSignature.by("SHA256:sara", false)).facts();
        Rule rule = rule(Proof.COMMIT_SIGNATURE, false);

        assertThat(judge(rule, login(""))
                        .judge(facts, List.of(rule), Rewriting.AMEND)
                        .admits())
                .isTrue();
    }

    @Test
    void a_remedy_names_only_who_can_prove_it_and_the_command_that_does() {
        CommitFacts facts = Facts.by(JUN).assisted().madeOn("2026-05-01").facts();

        assertThat(findings(Proof.COMMIT_SIGNATURE, facts, login("")).get(0))
                .isEqualTo(new Finding(
                        "author Jun Park is junior; needs 1 sign-off by senior or above whose key signed the commit,"
                                + " has 0",
                        "ask Sara Lind (senior), who then runs: git commit --amend --no-edit --gpg-sign --trailer"
                                + " 'Signed-off-by: Sara Lind <sara@corp.example>'"));
        assertThat(findings(Proof.PUSHER, facts, login("jpark")).get(0))
                .isEqualTo(new Finding(
                        "author Jun Park is junior; needs 1 sign-off by senior or above who pushes it, has 0",
                        "ask Sara Lind (senior), who then pushes it after: git commit --amend --no-edit --trailer"
                                + " 'Signed-off-by: Sara Lind <sara@corp.example>'"));
    }

    @Test
    void authors_who_may_sign_their_own_are_told_how_to_prove_it() {
        CommitFacts facts = Facts.by(SARA).assisted().madeOn("2026-05-01").facts();

        assertThat(findings(Proof.COMMIT_SIGNATURE, facts, login("")).get(0).remedy())
                .startsWith("sign off yourself with your key: git commit --amend --no-edit --gpg-sign --trailer");
        assertThat(findings(Proof.PUSHER, facts, login("")).get(0).remedy())
                .startsWith("sign off yourself and push it: git commit --amend --no-edit --trailer");
        assertThat(findings(Proof.PUSHER, Facts.by(RAVI).assisted().facts(), login(""))
                        .get(0)
                        .remedy())
                .startsWith("ask Sara Lind (senior)");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void a_date_that_no_calendar_has_ends_in_an_objection(long seconds) {
        CommitFacts facts = signedBySara()
                .with(CommitSignature.by("SHA256:sara", true))
                .madeAt(seconds)
                .facts();

        assertThat(verdict(Proof.COMMIT_SIGNATURE, facts, login("")).admits()).isFalse();
    }

    private static String objection(CommitSignature signature, String madeOn) {
        CommitFacts facts = signedBySara().with(signature).madeOn(madeOn).facts();
        return findings(Proof.COMMIT_SIGNATURE, facts, login(""))
                .get(1)
                .message()
                .replace("the sign-off in line 5 does not count: ", "");
    }

    private static String pushObjection(Pusher pusher) {
        return findings(Proof.PUSHER, signedBySara().facts(), pusher)
                .get(1)
                .message()
                .replace("the sign-off in line 5 does not count: Sara Lind is not known to have pushed it: ", "");
    }

    private static Pusher certified(String login, String key, boolean touched) {
        Certification certification = key.isEmpty() ? Certification.NONE : Certification.by(Facts.ID, key, touched);
        return new Pusher(Optional.of(login).filter(name -> !name.isEmpty()), Optional.of(certification));
    }

    private static Facts signedBySara() {
        return Facts.by(JUN).assisted().signedBy(SARA).madeOn("2026-05-01");
    }

    private static Pusher login(String name) {
        return Pusher.named(Optional.of(name).filter(login -> !login.isEmpty()));
    }

    private static List<Finding> findings(Proof asked, CommitFacts facts, Pusher pusher) {
        return verdict(asked, facts, pusher).rules().get(0).verdict().findings();
    }

    private static CommitVerdict verdict(Proof asked, CommitFacts facts, Pusher pusher) {
        Rule rule = rule(asked, true);
        return judge(rule, pusher).judge(facts, List.of(rule), Rewriting.AMEND);
    }

    private static CommitJudge judge(Rule rule, Pusher pusher) {
        return new CommitJudge(policy(rule), ROSTER, DAY, pusher, "shop");
    }

    private static Policy policy(Rule rule) {
        return new Policy(List.of(rule), Set.of(), Limits.DEFAULT, Grade.LIKELY);
    }

    private static Rule rule(Proof proof, boolean userPresence) {
        SignOffRequirement requirement = new SignOffRequirement(
                LEVELS.named("senior").orElseThrow(), true, LEVELS.named("senior"), 1, proof, userPresence);
        return new Rule(
                "proved",
                Globs.ofRefs(List.of("refs/heads/**")),
                Trigger.AI_ASSISTED,
                Globs.ofPaths(List.of("**")),
                requirement,
                Deletions.ALLOW);
    }
}
