package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.policy.Deletions;
import dev.countersign.core.policy.Limits;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.policy.Trigger;
import dev.countersign.core.push.RefName;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.Proof;
import dev.countersign.gate.ConfigException;
import dev.countersign.gate.PusherSources;
import dev.countersign.gate.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationTest {

    private static final String ROSTER = """
            version: 1
            levels: [junior, mid, senior, principal]
            members:
              - name: Sara Lind
                emails: [Sara@corp.example, sara@home.example]
                level: senior
                logins: [slind]
                keys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOBmPPYyQ8fnlkNl3gQbpj3iYS1Lc7a6w3khBa/JFBqy']
                from: 2024-01-01
                until: 2026-12-31
              - name: Ada Okafor
                emails: [ada@corp.example]
                level: principal
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "login-variable: GL_USERNAME,                            GL_USERNAME,                    , false",
        "push-certificate: true,                                            ,                    , true",
        "'login-variable: GL_USERNAME, push-certificate: true',  GL_USERNAME,                    , true",
        "'login-variable: GL_USERNAME, push-certificate: false', GL_USERNAME,                    , false",
        "login-argument: --uploader-username,                               , --uploader-username, false",
    })
    void a_pusher_is_known_by_what_the_policy_names(
            String pusher, String variable, String argument, boolean certificates) throws IOException {
        Settings settings = load("pusher: {" + pusher + "}\nrules:\n  - name: r\n    sign-off: {proof: pusher}\n");

        assertThat(settings.pusher())
                .isEqualTo(
                        new PusherSources(Optional.ofNullable(variable), Optional.ofNullable(argument), certificates));
    }

    @Test
    void a_rule_of_nothing_but_a_name_has_the_documented_defaults() throws IOException {
        Settings settings = load("rules:\n  - name: senior-sign-off\n");

        Rule rule = settings.policy().rules().get(0);
        assertThat(rule.name()).isEqualTo("senior-sign-off");
        assertThat(rule.refs().patterns())
                .extracting(Object::toString)
                .containsExactly("refs/heads/**", "refs/tags/**");
        assertThat(rule.when()).isEqualTo(Trigger.AI_ASSISTED);
        assertThat(rule.paths().matchesEverything()).isTrue();
        assertThat(rule.deletions()).isEqualTo(Deletions.ALLOW);
        assertThat(rule.signOff().level().name()).isEqualTo("senior");
        assertThat(rule.signOff().aboveAuthor()).isTrue();
        assertThat(rule.signOff().self().map(Level::name)).contains("senior");
        assertThat(rule.signOff().count()).isEqualTo(1);
        assertThat(rule.signOff().proof()).isEqualTo(Proof.CLAIM);
        assertThat(settings.policy().baseline()).isEmpty();
        assertThat(settings.policy().limits()).isEqualTo(Limits.DEFAULT);
        assertThat(settings.policy().blocksFrom()).isEqualTo(Grade.LIKELY);
        assertThat(settings.decisionLog()).isEmpty();
    }

    @Test
    void every_key_reaches_the_policy() throws IOException {
        Settings settings = load("""
                baseline: [1111111111111111111111111111111111111111]
                decision-log: log/decisions.jsonl
                limits:
                  commit-bytes: 1
                  parents: 2
                  trailers: 3
                  fold-lines: 4
                  lines: 5
                  tag-depth: 6
                  ref-updates: 7
                  seconds: 8
                evidence:
                  blocks-from: certain
                rules:
                  - name: payments
                    refs: [refs/heads/main, '!refs/heads/tmp/**']
                    when: every-commit
                    paths: [payments/, '!*.md']
                    deletions: refuse
                    sign-off:
                      level: mid
                      above-author: false
                      self: never
                      count: 2
                      proof: claim
                """);

        Rule rule = settings.policy().rules().get(0);
        assertThat(settings.policy().baseline())
                .containsExactly(new ObjectId("1111111111111111111111111111111111111111"));
        assertThat(settings.policy().limits()).isEqualTo(new Limits(new CommitLimits(1, 2, 3, 4, 5), 6, 7, 8));
        assertThat(settings.policy().blocksFrom()).isEqualTo(Grade.CERTAIN);
        assertThat(settings.decisionLog())
                .contains(folder.resolve("log/decisions.jsonl").toString());
        assertThat(rule.governs(new RefName("refs/heads/main"))).isTrue();
        assertThat(rule.governs(new RefName("refs/tags/v1"))).isFalse();
        assertThat(rule.paths().matches("payments/Card.java")).isTrue();
        assertThat(rule.paths().matches("payments/README.md")).isFalse();
        assertThat(rule.when()).isEqualTo(Trigger.EVERY_COMMIT);
        assertThat(rule.deletions()).isEqualTo(Deletions.REFUSE);
        assertThat(rule.signOff().level().name()).isEqualTo("mid");
        assertThat(rule.signOff().aboveAuthor()).isFalse();
        assertThat(rule.signOff().self()).isEmpty();
        assertThat(rule.signOff().count()).isEqualTo(2);
    }

    @Test
    void every_key_reaches_the_roster() throws IOException {
        Settings settings = load("rules:\n  - name: senior-sign-off\n");

        Member sara = settings.roster()
                .withEmail(EmailAddress.of("sara@CORP.example"))
                .orElseThrow();
        assertThat(settings.roster().levels().names()).containsExactly("junior", "mid", "senior", "principal");
        assertThat(sara.name()).isEqualTo("Sara Lind");
        assertThat(sara.emails())
                .extracting(EmailAddress::text)
                .containsExactly("Sara@corp.example", "sara@home.example");
        assertThat(sara.level()).isEqualTo(new Level("senior", 2));
        assertThat(sara.logins()).containsExactly("slind");
        assertThat(sara.keys())
                .containsExactly(new SigningKey(
                        "SHA256:MpyL2UA3cKH/1z4QiodYEYQJWMrmhjqdstcV3D9nOAs",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(sara.from()).contains(LocalDate.of(2024, 1, 1));
        assertThat(sara.until()).contains(LocalDate.of(2026, 12, 31));
    }

    @ParameterizedTest
    @CsvSource({
        "mid,       senior", // authors below senior still need somebody else
        "senior,    senior",
        "principal, principal", // a rule for principals does not let seniors sign their own
    })
    void who_may_sign_their_own_follows_the_level_but_never_below_senior(String level, String self) throws IOException {
        Settings settings = load("rules:\n  - name: r\n    sign-off: {level: " + level + "}\n");

        Rule rule = settings.policy().rules().get(0);
        assertThat(rule.signOff().self().map(Level::name)).contains(self);
    }

    @Test
    void on_a_ladder_without_senior_the_rules_own_level_may_sign_its_own() throws IOException {
        Files.writeString(
                folder.resolve("roster.yaml"),
                "version: 1\nlevels: [engineer, lead]\nmembers:\n  - {name: Ada, emails: [a@b.example], level: lead}\n");

        Settings settings = loadPolicy("rules:\n  - name: r\n    sign-off: {level: lead}\n");

        Rule rule = settings.policy().rules().get(0);
        assertThat(rule.signOff().self().map(Level::name)).contains("lead");
    }

    @Test
    void the_digests_are_those_of_the_bytes() throws IOException {
        Settings settings = load("rules:\n  - name: senior-sign-off\n");

        assertThat(settings.policyDigest())
                .isEqualTo("sha256:f87632949fba8c2592b0fd8606424665a0bf3c795e9f0ab07c4f799ff8435156");
        assertThat(settings.rosterDigest()).startsWith("sha256:").hasSize(71);
    }

    @Test
    void a_policy_that_is_not_there_is_told_by_its_path() {
        assertThatThrownBy(() -> Configuration.load(Path.of("nowhere/countersign.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("nowhere/countersign.yaml: there is no such file");
    }

    @Test
    void one_hundred_thousand_members_can_be_loaded() throws IOException {
        StringBuilder roster = new StringBuilder("version: 1\nlevels: [senior]\nmembers:\n");
        for (int i = 0; i < 100_000; i++) {
            roster.append("- name: M")
                    .append(i)
                    .append("\n  emails: [m")
                    .append(i)
                    .append("@corp.example]\n  level: senior\n");
        }
        Files.writeString(folder.resolve("roster.yaml"), roster);

        Settings settings = loadPolicy("rules:\n  - name: senior-sign-off\n");

        assertThat(settings.roster().members()).hasSize(100_000);
        assertThat(settings.roster()
                        .withEmail(EmailAddress.of("m99999@corp.example"))
                        .map(Member::name))
                .isEqualTo(Optional.of("M99999"));
    }

    @Test
    void lint_tells_what_is_allowed_but_hardly_meant() throws IOException {
        Files.writeString(folder.resolve("roster.yaml"), """
                version: 1
                levels: [junior, mid, senior, principal]
                members:
                  - name: Sara Lind
                    emails: [sara@corp.example]
                    level: senior
                    until: 2024-12-31
                  - name: Sara Lind
                    emails: ['särä@corp.example']
                    level: senior
                  - name: Ada Okafor
                    emails: [ada@corp.example]
                    level: principal
                    from: 2026-06-01
                """);
        Files.writeString(folder.resolve("countersign.yaml"), """
                version: 1
                roster: roster.yaml
                rules:
                  - name: one
                    when: undeclared
                    refs: [refs/heads/**, refs/heads/**, '!refs/tags/tmp/**']
                  - name: two
                    when: undeclared
                    sign-off: {self: mid, count: 2, proof: claim}
                  - name: three
                    when: undeclared
                    sign-off: {self: never, proof: claim}
                """);

        assertThat(lint(LocalDate.of(2026, 1, 1)))
                .containsExactly(
                        "countersign.yaml:4:5: sign-offs count on their word, which whoever pushes can type; write"
                                + " 'proof: claim' to say that this is known",
                        "countersign.yaml:5:5: no rule asks anything of commits that say that AI took part;"
                                + " 'undeclared' leaves them out",
                        "countersign.yaml:6:5: exclusion '!refs/tags/tmp/**' takes nothing away from what is included",
                        "countersign.yaml:6:5: pattern 'refs/heads/**' stands twice",
                        "countersign.yaml:9:15: of the members who are active now, 1 can sign off for rule 'two', which"
                                + " asks for 2",
                        "countersign.yaml:9:16: 'self' mid has no effect below senior: who signs off, also their own,"
                                + " must be senior or above",
                        "countersign.yaml:12:15: too few members may sign off what Sara Lind (senior) commit under rule"
                                + " 'three': needs 1, there are 0",
                        "roster.yaml:2:1: nobody is at the level 'junior'",
                        "roster.yaml:2:1: nobody is at the level 'mid'",
                        "roster.yaml:7:5: Sara Lind is not active since 2024-12-31",
                        "roster.yaml:8:5: another member, of line 4, is also called 'Sara Lind'; one person with several"
                                + " addresses is one member",
                        "roster.yaml:9:5: address 'särä@corp.example' holds letters beyond ASCII; it matches only the"
                                + " very same letters",
                        "roster.yaml:14:5: Ada Okafor is not active before 2026-06-01");
    }

    @Test
    void lint_tells_where_independence_and_another_key_work_against_each_other() throws IOException {
        write("""
                rules:
                  - name: own
                    sign-off: {self: senior, proof: claim, independent-of: [author]}
                  - name: key
                    sign-off: {proof: commit-signature, independent-of: [committer]}
                  - name: sound
                    sign-off: {self: never, above-author: false, proof: claim, independent-of: [author, committer]}
                """, ROSTER.replace("junior, mid, ", "").replace("until: 2026-12-31", ""));

        assertThat(lint(LocalDate.of(2025, 1, 1)))
                .contains(
                        "countersign.yaml:5:16: 'self' lets nobody sign off their own, since 'independent-of' names the"
                                + " author; it only says from which level on nobody above the author is needed",
                        "countersign.yaml:7:41: who signs a commit mostly commits it, and then is not independent of"
                                + " the committer")
                .noneMatch(warning -> warning.startsWith("countersign.yaml:9"));
    }

    @Test
    void lint_counts_no_author_among_those_who_may_sign_off_their_own() throws IOException {
        String rule = "rules:\n  - name: one\n    sign-off: {proof: claim, above-author: false";
        String lonely = ROSTER.replace("level: principal", "level: junior");

        write(rule + "}\n", lonely);
        assertThat(lint(LocalDate.of(2025, 1, 1))).noneMatch(warning -> warning.contains("too few"));

        write(rule + ", independent-of: [author]}\n", lonely);
        assertThat(lint(LocalDate.of(2025, 1, 1)))
                .contains(
                        "countersign.yaml:5:15: too few members may sign off what Sara Lind (senior) commit under rule"
                                + " 'one': needs 1, there are 0");
    }

    @Test
    void lint_has_nothing_to_say_about_a_sound_policy() throws IOException {
        write("rules:\n  - name: senior-sign-off\n    sign-off: {proof: claim}\n", ROSTER.replace("junior, mid, ", ""));

        assertThat(lint(LocalDate.of(2025, 1, 1))).isEmpty();
    }

    private List<String> lint(LocalDate today) {
        return Configuration.lint(ConfigPlace.inFile(folder.resolve("countersign.yaml")), today).stream()
                .map(warning -> warning.toString().replace(folder + "/", ""))
                .toList();
    }

    private Settings load(String policy) throws IOException {
        Files.writeString(folder.resolve("roster.yaml"), ROSTER);
        return loadPolicy(policy);
    }

    private Settings loadPolicy(String policy) throws IOException {
        Files.writeString(folder.resolve("countersign.yaml"), "version: 1\nroster: roster.yaml\n" + policy);
        return Configuration.load(folder.resolve("countersign.yaml"));
    }

    private void write(String policy, String roster) throws IOException {
        Files.writeString(folder.resolve("roster.yaml"), roster);
        Files.writeString(folder.resolve("countersign.yaml"), "version: 1\nroster: roster.yaml\n" + policy);
    }
}
