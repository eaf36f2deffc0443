package dev.countersign.core.policy;

import static dev.countersign.testing.People.JUN;
import static dev.countersign.testing.People.LEVELS;
import static dev.countersign.testing.People.MIA;
import static dev.countersign.testing.People.NEW;
import static dev.countersign.testing.People.OLD;
import static dev.countersign.testing.People.PAT;
import static dev.countersign.testing.People.RAVI;
import static dev.countersign.testing.People.ROSTER;
import static dev.countersign.testing.People.SARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.evidence.Kind;
import dev.countersign.core.push.Pusher;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.verdict.AssessedSignOff;
import dev.countersign.core.verdict.CommitFacts;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Finding;
import dev.countersign.core.verdict.RuleVerdict;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.testing.Facts;
import dev.countersign.testing.People;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommitJudgeTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final Globs ALL_REFS = Globs.ofRefs(List.of("refs/heads/**"));
    private static final Globs ALL_PATHS = Globs.ofPaths(List.of("**"));

    @ParameterizedTest
    @CsvSource({
        // author, signers,           admitted: the rule of the mission: senior, above the author, seniors may sign
        // their own
        "jun,   '',                   false",
        "jun,   jun,                  false", // a junior's word is not enough
        "jun,   mia,                  false",
        "jun,   sara,                 true",
        "jun,   lind,                 true", // the other address of the same person
        "jun,   SARA,                 true", // the case of ASCII letters does not matter
        "jun,   pat,                  true",
        "jun,   mia sara,             true", // one that counts is enough
        "mia,   sara,                 true",
        "sara,  '',                   false", // a senior must sign off, too
        "sara,  sara,                 true",
        "sara,  lind,                 true",
        "sara,  ravi,                 true",
        "pat,   sara,                 true", // from the self level on, the signer need not stand above the author
        "pat,   pat,                  true",
        "ann,   sara,                 true", // unknown authors count as below every level
        "ann,   ann,                  false",
        "olga,  olga,                 false", // gone
        "olga,  sara,                 true",
        "jun,   olga,                 false",
        "jun,   nils,                 false", // not there yet
    })
    void asks_for_a_senior_by_default(String author, String signers, boolean admitted) {
        CommitVerdict verdict = judge(assisted(author, signers), senior());

        assertThat(verdict.admits()).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({
        // level, above, self,      count, author, signers,        admitted
        "mid,       true,  senior,    1,   mia,    sara,           true",
        "mid,       true,  senior,    1,   mia,    mia,            false", // mid is below the self level
        "mid,       false, senior,    1,   mia,    mia,            false",
        "mid,       false, mid,       1,   mia,    mia,            true",
        "mid,       true,  mid,       1,   mia,    mia,            true",
        "mid,       true,  senior,    1,   jun,    mia,            true",
        "senior,    true,  never,     1,   sara,   sara,           false",
        "senior,    true,  never,     1,   sara,   ravi,           false", // not above her
        "senior,    true,  never,     1,   sara,   pat,            true",
        "senior,    true,  never,     1,   pat,    sara,           false",
        "senior,    false, never,     1,   sara,   ravi,           true",
        "senior,    false, never,     1,   sara,   sara,           false",
        "senior,    true,  principal, 1,   sara,   ravi,           false",
        "senior,    true,  principal, 1,   sara,   pat,            true",
        "senior,    true,  mid,       1,   mia,    mia,            false", // the self level does not lower the level
        // asked for
        "senior,    true,  mid,       1,   mia,    sara,           true",
        "senior,    true,  senior,    2,   jun,    sara,           false",
        "senior,    true,  senior,    2,   jun,    sara sara,      false", // nobody counts twice
        "senior,    true,  senior,    2,   jun,    sara lind,      false", // under no other address
        "senior,    true,  senior,    2,   jun,    sara ravi,      true",
        "senior,    true,  senior,    2,   sara,   sara ravi,      true",
        "principal, true,  never,     1,   jun,    sara,           false",
        "principal, true,  never,     1,   jun,    pat,            true",
        "junior,    true,  never,     1,   ann,    jun,            true", // an unknown author is below even a junior
    })
    void weighs_sign_offs_by_the_rule(
            String level, boolean above, String self, int count, String author, String signers, boolean admitted) {
        Optional<Level> selfLevel = self.equals("never") ? Optional.empty() : Optional.of(level(self));
        SignOffRequirement requirement =
                new SignOffRequirement(level(level), above, selfLevel, count, Proof.CLAIM, true);

        CommitVerdict verdict =
                judge(assisted(author, signers), rule("r", Trigger.AI_ASSISTED, ALL_PATHS, requirement));

        assertThat(verdict.admits()).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({
        // trigger,    said,      asked
        "AI_ASSISTED,  nothing,   false",
        "AI_ASSISTED,  hint,      false",
        "AI_ASSISTED,  likely,    true",
        "AI_ASSISTED,  certain,   true",
        "AI_ASSISTED,  no,        false",
        "EVERY_COMMIT, nothing,   true",
        "EVERY_COMMIT, certain,   true",
        "EVERY_COMMIT, no,        true",
        "UNDECLARED,   nothing,   true",
        "UNDECLARED,   hint,      true",
        "UNDECLARED,   certain,   false",
        "UNDECLARED,   no,        false",
    })
    void asks_when_the_trigger_says_so(Trigger when, String said, boolean asked) {
        Facts facts = Facts.by(JUN);
        switch (said) {
            case "hint" -> facts.evidence(Kind.TRAILER, Grade.HINT, 3);
            case "likely" -> facts.evidence(Kind.TRAILER, Grade.LIKELY, 3);
            case "certain" -> facts.evidence(Kind.TRAILER, Grade.CERTAIN, 3);
            case "no" -> facts.declares(false);
            default -> assertThat(said).isEqualTo("nothing");
        }

        CommitVerdict verdict = judge(facts.facts(), rule("r", when, ALL_PATHS, seniorSignOff()));

        assertThat(verdict.wasAsked()).isEqualTo(asked);
        assertThat(verdict.admits()).isEqualTo(!asked);
    }

    @Test
    void asks_only_for_commits_that_change_its_paths() {
        Rule payments = rule("payments", Trigger.AI_ASSISTED, Globs.ofPaths(List.of("pay/", "!*.md")), seniorSignOff());
        CommitJudge judge = judge(payments);

        assertThat(verdict(
                                judge,
                                Facts.by(JUN)
                                        .assisted()
                                        .changing("pay/Card.java", "x")
                                        .facts(),
                                payments)
                        .wasAsked())
                .isTrue();
        assertThat(verdict(
                                judge,
                                Facts.by(JUN)
                                        .assisted()
                                        .changing("pay/README.md", "x")
                                        .facts(),
                                payments)
                        .wasAsked())
                .isFalse();
        assertThat(judge.needsPaths(Facts.by(JUN).assisted().facts(), List.of(payments)))
                .isTrue();
        assertThat(judge.needsPaths(Facts.by(JUN).facts(), List.of(payments))).isFalse();
        assertThat(judge.needsPaths(Facts.by(JUN).assisted().facts(), List.of(senior())))
                .isFalse();
        assertThat(payments.forAllPaths().name()).isEqualTo(payments.name());
        assertThat(payments.forAllPaths().paths().matchesEverything()).isTrue();
        assertThat(judge.needsPaths(Facts.by(JUN).assisted().facts(), List.of(payments.forAllPaths())))
                .isFalse();
        assertThat(judge.needsPaths(Facts.malformed("x"), List.of(payments))).isFalse();
        assertThatThrownBy(() -> verdict(judge, Facts.by(JUN).assisted().facts(), payments))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void says_what_is_missing_who_can_give_it_and_the_command() {
        assertThat(findings(Facts.by(MIA).assisted()))
                .containsExactly(new Finding(
                        "author Mia Chen is mid; needs 1 sign-off by senior or above, has 0",
                        "ask Sara Lind, Ravi Rao (senior) or 1 other, who then runs:"
                                + " git commit --amend --no-edit"
                                + " --trailer 'Signed-off-by: Sara Lind <sara@corp.example>'"));
    }

    @Test
    void asks_for_the_declaration_that_would_do_as_well() {
        CommitVerdict verdict =
                judge(Facts.by(RAVI).facts(), rule("r", Trigger.UNDECLARED, ALL_PATHS, seniorSignOff()));

        assertThat(verdict.rules().get(0).verdict().findings())
                .containsExactly(
                        new Finding(
                                "does not say whether AI took part",
                                "add a trailer 'AI-Assisted: yes' or 'AI-Assisted: no', or get a sign-off:"
                                        + " git commit --amend"),
                        new Finding(
                                "author Ravi Rao is senior; needs 1 sign-off by senior or above, has 0",
                                "sign off yourself: git commit --amend --no-edit"
                                        + " --trailer 'Signed-off-by: Ravi Rao <ravi@corp.example>'"));
    }

    @Test
    void tells_authors_who_may_sign_their_own_how() {
        assertThat(findings(Facts.by(RAVI).assisted()))
                .containsExactly(new Finding(
                        "author Ravi Rao is senior; needs 1 sign-off by senior or above, has 0",
                        "sign off yourself: git commit --amend --no-edit"
                                + " --trailer 'Signed-off-by: Ravi Rao <ravi@corp.example>'"));
    }

    @Test
    void says_of_every_sign_off_why_it_does_not_count() {
        Facts facts = Facts.by("Ann Doe", "ann@else.example")
                .assisted()
                .signedBy(JUN)
                .signedBy("Ann Doe", "ann@else.example")
                .signedBy(OLD)
                .signedBy(NEW)
                .signedBadly("Sara", "no address");

        assertThat(findings(facts))
                .extracting(Finding::message)
                .containsExactly(
                        "author 'Ann Doe <ann@else.example>' is no active member of the roster;"
                                + " needs 1 sign-off by senior or above, has 0",
                        "the sign-off in line 5 does not count: Jun Park is junior, not senior or above",
                        "the sign-off in line 6 does not count: 'ann@else.example' is not in the roster",
                        "the sign-off in line 7 does not count: Olga Dahl is not active since 2026-03-31",
                        "the sign-off in line 8 does not count: Nils Falk is not active before 2027-01-01",
                        "the sign-off in line 9 does not count: no address");
    }

    @Test
    void names_the_person_who_signed_twice_and_the_author_who_may_not() {
        SignOffRequirement two =
                new SignOffRequirement(level("senior"), true, Optional.of(level("principal")), 2, Proof.CLAIM, true);
        Facts facts = Facts.by(SARA)
                .assisted()
                .signedBy(SARA)
                .signedBy(RAVI)
                .signedBy(PAT)
                .signedBy(PAT);

        CommitVerdict verdict = judge(facts.facts(), rule("two", Trigger.AI_ASSISTED, ALL_PATHS, two));

        assertThat(verdict.rules().get(0).verdict().findings())
                .containsExactly(
                        new Finding(
                                "author Sara Lind is senior; needs 2 sign-offs by somebody above senior, has 1",
                                "too few people of the roster could give it:"
                                        + " ask the server's admin to change the roster or rule 'two'"),
                        new Finding(
                                "the sign-off in line 5 does not count: Sara Lind is the author;"
                                        + " only from principal on may authors sign off their own",
                                ""),
                        new Finding(
                                "the sign-off in line 6 does not count: Ravi Rao is senior,"
                                        + " not above the author, who is senior",
                                ""),
                        new Finding("the sign-off in line 8 does not count: the same person as in line 7", ""));
    }

    @Test
    void an_author_who_may_never_sign_hears_so() {
        SignOffRequirement never =
                new SignOffRequirement(level("senior"), false, Optional.empty(), 1, Proof.CLAIM, true);

        CommitVerdict verdict = judge(
                Facts.by(SARA).assisted().signedBy(SARA).facts(), rule("never", Trigger.AI_ASSISTED, ALL_PATHS, never));

        assertThat(verdict.rules().get(0).verdict().findings())
                .extracting(Finding::message)
                .contains(
                        "the sign-off in line 5 does not count: Sara Lind is the author, who may not sign off their own");
    }

    @Test
    void an_ai_that_signs_off_is_a_finding_even_beside_a_senior() {
        Facts facts = Facts.by(JUN)
                .evidence(Kind.SIGN_OFF, Grade.CERTAIN, 5)
                .signedBy("Claude", "noreply@anthropic.com")
                .signedBy(SARA);

        CommitVerdict verdict = judge(facts.facts(), senior());

        assertThat(verdict.rules().get(0).verdict().findings())
                .containsExactly(new Finding(
                        "signed off by an AI (Claude Code) in line 5",
                        "remove that line, only people can sign off: git commit --amend"));
        assertThat(verdict.signOffs())
                .extracting(AssessedSignOff::counts, AssessedSignOff::because)
                .containsExactly(
                        tuple(false, "names an AI, and no AI can sign off"), tuple(true, "Sara Lind is senior"));
    }

    @Test
    void every_rule_must_be_met_and_a_sign_off_counts_when_it_counts_for_all() {
        SignOffRequirement principal =
                new SignOffRequirement(level("principal"), false, Optional.empty(), 1, Proof.CLAIM, true);
        Rule strict = rule("strict", Trigger.AI_ASSISTED, ALL_PATHS, principal);
        Rule idle = rule("idle", Trigger.UNDECLARED, ALL_PATHS, principal);
        Facts facts = Facts.by(JUN).assisted().signedBy(SARA);

        CommitVerdict verdict = verdict(judge(senior(), strict, idle), facts.facts(), senior(), strict, idle);

        assertThat(verdict.rules()).extracting(RuleVerdict::rule).containsExactly("senior-sign-off", "strict", "idle");
        assertThat(verdict.rules())
                .extracting(rule -> rule.verdict().word())
                .containsExactly("admitted", "rejected", "not-applicable");
        assertThat(verdict.signOffs())
                .containsExactly(new AssessedSignOff(
                        "Sara Lind",
                        "sara@corp.example",
                        Optional.of(SARA),
                        Proof.CLAIM,
                        false,
                        "Sara Lind is senior, not principal or above"));
        assertThat(verdict.author()).contains(JUN);
    }

    @Test
    void sign_offs_that_nobody_asked_for_are_reported_as_such() {
        CommitVerdict verdict = judge(
                Facts.by(JUN).signedBy(SARA).signedBadly("x", "no address").facts(), senior());

        assertThat(verdict.signOffs())
                .containsExactly(
                        new AssessedSignOff(
                                "Sara Lind",
                                "sara@corp.example",
                                Optional.of(SARA),
                                Proof.CLAIM,
                                false,
                                "no rule asks for a sign-off"),
                        new AssessedSignOff(
                                "x", "", Optional.empty(), Proof.CLAIM, false, "no rule asks for a sign-off"));
    }

    @Test
    void a_malformed_commit_is_rejected_by_every_rule_whatever_its_trigger() {
        Rule idle = rule("idle", Trigger.UNDECLARED, Globs.ofPaths(List.of("pay/")), seniorSignOff());

        CommitVerdict verdict = verdict(judge(senior(), idle), Facts.malformed("a second author"), senior(), idle);

        Verdict rejected = new Verdict.Rejected(
                List.of(new Finding("cannot be judged: a second author", "make the commit anew: git commit --amend")));
        assertThat(verdict.rules())
                .containsExactly(new RuleVerdict("senior-sign-off", rejected), new RuleVerdict("idle", rejected));
        assertThat(verdict.signOffs()).isEmpty();
        assertThat(verdict.author()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, git rebase --signoff 1a2b3c4d5e^,                   git rebase -i 1a2b3c4d5e^",
        "true,  false, git rebase --signoff --root,                        git rebase -i --root",
        "false, true,  git rebase --signoff --rebase-merges 1a2b3c4d5e^,   git rebase -i --rebase-merges 1a2b3c4d5e^",
    })
    void older_commits_are_mended_by_a_rebase(boolean root, boolean merges, String signOff, String edit) {
        Rewriting rewriting = new Rewriting(List.of(Facts.ID), root, merges);

        assertThat(rewriting.signOffBy(SARA, Proof.CLAIM)).isEqualTo(signOff);
        assertThat(rewriting.edit()).isEqualTo(edit);
    }

    @Test
    void commands_are_quoted_for_a_shell() {
        Member quoted = People.member("Pat O'Hara", "senior", "pat.o@corp.example");

        assertThat(Rewriting.AMEND.signOffBy(quoted, Proof.CLAIM))
                .isEqualTo("git commit --amend --no-edit --trailer"
                        + " 'Signed-off-by: Pat O'\\''Hara <pat.o@corp.example>'");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 'A0 (senior)'",
        "2, 0, 'A0 or A1 (senior)'",
        "3, 0, 'A0, A1 or A2 (senior)'",
        "4, 0, 'A0, A1, A2 (senior) or 1 other'",
        "5, 1, 'A0, A1, A2 (senior) or 3 others'",
        "1, 1, 'A0 (senior) or 1 other'",
    })
    void names_three_people_at_most(int seniors, int principals, String described) {
        Stream<Member> people = Stream.concat(
                IntStream.range(0, seniors).mapToObj(i -> person("A" + i, "senior")),
                IntStream.range(0, principals).mapToObj(i -> person("P" + i, "principal")));
        Candidates candidates = new Candidates(Roster.of(LEVELS, people.toList()), DAY);

        assertThat(candidates.fromRank(2, Proof.CLAIM, Set.of(JUN)).described()).isEqualTo(described);
    }

    private static Member person(String name, String level) {
        return People.member(name, level, name + "@corp.example");
    }

    private static List<Finding> findings(Facts facts) {
        return judge(facts.facts(), senior()).rules().get(0).verdict().findings();
    }

    private static CommitFacts assisted(String author, String signers) {
        Facts facts = Facts.by("An author", author + "@corp.example").assisted();
        Stream.of(signers.split(" "))
                .filter(signer -> !signer.isEmpty())
                .forEach(signer -> facts.signedBy("A signer", signer + "@corp.example"));
        return facts.facts();
    }

    private static CommitVerdict judge(CommitFacts facts, Rule rule) {
        return verdict(judge(rule), facts, rule);
    }

    private static CommitJudge judge(Rule... rules) {
        Policy policy = new Policy(List.of(rules), Set.<ObjectId>of(), Limits.DEFAULT, Grade.LIKELY);
        return new CommitJudge(policy, ROSTER, DAY, Pusher.named(Optional.empty()), "shop");
    }

    private static CommitVerdict verdict(CommitJudge judge, CommitFacts facts, Rule... rules) {
        return judge.judge(facts, List.of(rules), Rewriting.AMEND);
    }

    private static Rule senior() {
        return rule("senior-sign-off", Trigger.AI_ASSISTED, ALL_PATHS, seniorSignOff());
    }

    private static SignOffRequirement seniorSignOff() {
        return new SignOffRequirement(level("senior"), true, Optional.of(level("senior")), 1, Proof.CLAIM, true);
    }

    private static Rule rule(String name, Trigger when, Globs paths, SignOffRequirement requirement) {
        return new Rule(name, ALL_REFS, when, paths, requirement, Deletions.ALLOW);
    }

    private static Level level(String name) {
        return LEVELS.named(name).orElseThrow();
    }
}
