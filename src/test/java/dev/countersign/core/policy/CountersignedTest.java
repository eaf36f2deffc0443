package dev.countersign.core.policy;

import static dev.countersign.testing.People.JUN;
import static dev.countersign.testing.People.LEVELS;
import static dev.countersign.testing.People.RAVI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.push.Pusher;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.Countersignature;
import dev.countersign.core.signoff.InvalidCountersignature;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.signoff.SignedStatement;
import dev.countersign.core.signoff.Statement;
import dev.countersign.core.verdict.AssessedSignOff;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Finding;
import dev.countersign.testing.Facts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a signed statement is worth that is kept beside a commit. */
final class CountersignedTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final Member SARA = member("Sara Lind", "sara@corp.example", "senior", "SHA256:sara");
    private static final Member MIA = member("Mia Berg", "mia@corp.example", "junior", "SHA256:mia");
    private static final Roster ROSTER = Roster.of(LEVELS, List.of(JUN, SARA, MIA, RAVI));
    private static final ObjectId OTHER = new ObjectId("0".repeat(39) + "1");

    @ParameterizedTest
    @CsvSource({"CLAIM", "PUSHER", "COMMIT_SIGNATURE", "COUNTERSIGNATURE"})
    void it_satisfies_a_rule_whatever_proof_that_asks_for(Proof asked) {
        CommitVerdict verdict = verdict(asked, true, assisted().with(by(SARA)));

        assertThat(verdict.admits()).isTrue();
        assertThat(verdict.signOffs())
                .containsExactly(new AssessedSignOff(
                        "Sara Lind",
                        "sara@corp.example",
                        Optional.of(SARA),
                        Proof.COUNTERSIGNATURE,
                        true,
                        "Sara Lind is senior"));
    }

    @Test
    void a_trailer_does_not_satisfy_a_rule_that_asks_for_it() {
        List<Finding> findings = findings(assisted().signedBy(SARA));

        assertThat(findings.get(0).message())
                .isEqualTo("author Jun Park is junior; needs 1 countersignature by senior or above, has 0");
        assertThat(findings.get(0).remedy())
                .isEqualTo("ask Sara Lind (senior), who then runs: countersign approve --push 1a2b3c4d5e\n"
                        + "an amended or rebased commit needs a new approval");
        assertThat(findings.get(1).message())
                .isEqualTo("the sign-off in line 5 does not count: it stands in the commit only;"
                        + " the rule asks for a countersignature");
    }

    @Test
    void it_must_be_of_a_level_that_the_rule_asks_for() {
        assertThat(objection(by(MIA))).isEqualTo("Mia Berg is junior, not senior or above");
    }

    @Test
    void it_must_be_about_this_commit_and_its_content() {
        assertThat(objection(signed(SARA, "shop", OTHER, Facts.TREE, "SHA256:sara", true)))
                .isEqualTo("the statement is about other commits");
        assertThat(objection(signed(SARA, "shop", Facts.ID, OTHER, "SHA256:sara", true)))
                .isEqualTo("the statement is about another content of the commit");
    }

    @Test
    void it_must_be_for_this_repository() {
        assertThat(objection(signed(SARA, "fork", Facts.ID, Facts.TREE, "SHA256:sara", true)))
                .isEqualTo("the statement is for the repository 'fork'; this one is called 'shop'");
    }

    @Test
    void it_must_be_signed_by_a_key_of_whom_it_names() {
        assertThat(objection(signed(SARA, "shop", Facts.ID, Facts.TREE, "SHA256:mia", true)))
                .isEqualTo(
                        "the statement is signed by the key SHA256:mia, which the roster does not give to Sara Lind");
        assertThat(objection(signed(
                        member("Nobody", "nobody@corp.example", "senior", "SHA256:x"),
                        "shop",
                        Facts.ID,
                        Facts.TREE,
                        "SHA256:x",
                        true)))
                .isEqualTo("'nobody@corp.example' is not in the roster");
    }

    @Test
    void a_key_that_is_kept_to_commits_makes_none() {
        SigningKey forCommits = new SigningKey(
                "SHA256:sara", Optional.empty(), Optional.empty(), Optional.empty(), Set.of("git"), Optional.empty());
        Member sara = new Member(
                "Sara Lind",
                SARA.emails(),
                SARA.level(),
                List.of(),
                List.of(forCommits),
                Optional.empty(),
                Optional.empty());

        assertThat(new Vouching("shop", Roster.of(LEVELS, List.of(sara)), DAY)
                        .objection(by(SARA), Facts.ID, Optional.empty()))
                .contains("the key that signed the statement is not allowed to: its namespaces lack"
                        + " countersign@countersign.dev");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31T23:59:59Z, the key that signed the statement is not valid before 2026-01-01",
        "2027-01-01T00:00:00Z, the key that signed the statement is not valid since 2026-12-31",
    })
    void its_key_must_be_valid_when_it_was_made(String time, String because) {
        Countersignature signed = by(SARA);
        Statement at = new Statement(
                "shop",
                "Sara Lind",
                signed.statement().email(),
                Instant.parse(time),
                signed.statement().commits());

        assertThat(objection(new Countersignature(signed.source(), at, "SHA256:sara", true)))
                .isEqualTo(because);
    }

    @Test
    void somebody_must_have_touched_a_key_that_can_tell_unless_the_rule_does_not_mind() {
        Countersignature untouched = signed(SARA, "shop", Facts.ID, Facts.TREE, "SHA256:sara", false);

        assertThat(objection(untouched)).isEqualTo("nobody touched the key that signed the statement");
        assertThat(verdict(Proof.COUNTERSIGNATURE, false, assisted().with(untouched))
                        .admits())
                .isTrue();
    }

    @Test
    void what_cannot_be_read_is_told_and_does_not_count() {
        InvalidCountersignature invalid =
                new InvalidCountersignature(new SignedStatement("x", ""), "it is not a statement");

        assertThat(findings(assisted().with(invalid)).get(1).message())
                .isEqualTo("the sign-off in the notes does not count: it is not a statement");
    }

    @Test
    void one_person_counts_once_however_often_they_sign() {
        CommitVerdict verdict = verdict(
                Proof.CLAIM, true, assisted().signedBy(SARA).with(by(SARA)).with(by(SARA)));

        assertThat(verdict.signOffs().stream().map(AssessedSignOff::because))
                .containsExactly("Sara Lind is senior", "the same person as in line 5", "the same person as in line 5");
        assertThat(verdict(
                                Proof.COUNTERSIGNATURE,
                                true,
                                assisted().with(by(SARA)).with(by(SARA)))
                        .signOffs()
                        .get(1)
                        .because())
                .isEqualTo("the same person as in the notes");
    }

    @Test
    void many_commits_are_approved_by_one_command() {
        ObjectId one = Facts.ID;

        assertThat(Rewriting.AMEND.approval(one)).isEqualTo("countersign approve --push 1a2b3c4d5e");
        assertThat(new Rewriting(List.of(one, OTHER), true, false).approval(OTHER))
                .isEqualTo("countersign approve --push 1a2b3c4d5e 0000000000");
        assertThat(new Rewriting(List.of(one, one, one, OTHER), false, false).approval(OTHER))
                .isEqualTo("countersign approve --push 1a2b3c4d5e 1a2b3c4d5e 1a2b3c4d5e 0000000000");
        assertThat(new Rewriting(List.of(one, one, one, one, OTHER), false, false).approval(OTHER))
                .isEqualTo("countersign approve --push 1a2b3c4d5e^..0000000000");
        assertThat(new Rewriting(List.of(one, one, one, one, OTHER), true, false).approval(OTHER))
                .isEqualTo("countersign approve --push 1a2b3c4d5e 1a2b3c4d5e..0000000000");
    }

    @Test
    void whoever_may_sign_their_own_approves_it_themselves() {
        assertThat(findings(Facts.by(SARA).assisted()).get(0).remedy())
                .startsWith("approve it yourself: countersign approve --push 1a2b3c4d5e\n");
    }

    /** Who pushes notes need not be in the roster; what the notes say must be. */
    @Test
    void what_is_kept_beside_a_commit_must_be_what_it_says() {
        Vouching vouching = new Vouching("shop", ROSTER, DAY);

        assertThat(vouching.objection(by(SARA), Facts.ID, Optional.of(Facts.TREE)))
                .isEmpty();
        assertThat(vouching.objection(by(SARA), Facts.ID, Optional.empty())).isEmpty();
        assertThat(vouching.objection(by(MIA), Facts.ID, Optional.empty())).isEmpty();
        assertThat(vouching.objection(by(SARA), OTHER, Optional.empty()))
                .contains("the statement is about other commits");
        assertThat(vouching.objection(by(SARA), Facts.ID, Optional.of(OTHER)))
                .contains("the statement is about another content of the commit");
        assertThat(new Vouching("fork", ROSTER, DAY).objection(by(SARA), Facts.ID, Optional.empty()))
                .isPresent();
        assertThat(new Vouching("shop", Roster.of(LEVELS, List.of(JUN)), DAY)
                        .objection(by(SARA), Facts.ID, Optional.empty()))
                .contains("'sara@corp.example' is not in the roster");
    }

    private static Countersignature by(Member signer) {
        return signed(signer, "shop", Facts.ID, Facts.TREE, signer.keys().get(0).fingerprint(), true);
    }

    private static Countersignature signed(
            Member signer, String repository, ObjectId commit, ObjectId tree, String key, boolean touched) {
        Statement statement = new Statement(
                repository,
                signer.name(),
                signer.emails().get(0),
                Instant.parse("2026-03-01T12:00:00Z"),
                Map.of(commit, tree));
        return new Countersignature(new SignedStatement(statement.text(), "x"), statement, key, touched);
    }

    private static String objection(Countersignature signed) {
        return findings(assisted().with(signed))
                .get(1)
                .message()
                .replace("the sign-off in the notes does not count: ", "");
    }

    private static Facts assisted() {
        return Facts.by(JUN).assisted().madeOn("2026-05-01");
    }

    private static List<Finding> findings(Facts facts) {
        return verdict(Proof.COUNTERSIGNATURE, true, facts)
                .rules()
                .get(0)
                .verdict()
                .findings();
    }

    private static CommitVerdict verdict(Proof asked, boolean userPresence, Facts facts) {
        Rule rule = new Rule(
                "proved",
                Globs.ofRefs(List.of("refs/heads/**")),
                Trigger.AI_ASSISTED,
                Globs.ofPaths(List.of("**")),
                new SignOffRequirement(
                        LEVELS.named("senior").orElseThrow(), true, LEVELS.named("senior"), 1, asked, userPresence),
                Deletions.ALLOW);
        Policy policy = new Policy(List.of(rule), Set.of(), Limits.DEFAULT, Grade.LIKELY);
        return new CommitJudge(policy, ROSTER, DAY, Pusher.named(Optional.empty()), "shop")
                .judge(facts.facts(), List.of(rule), Rewriting.AMEND);
    }

    private static Member member(String name, String email, String level, String key) {
        return new Member(
                name,
                List.of(EmailAddress.of(email)),
                LEVELS.named(level).orElseThrow(),
                List.of(),
                List.of(new SigningKey(
                        key,
                        Optional.of(LocalDate.of(2026, 1, 1)),
                        Optional.of(LocalDate.of(2026, 12, 31)),
                        Optional.empty())),
                Optional.empty(),
                Optional.empty());
    }
}
