package dev.countersign.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.shell.cli.server.Hook;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Resident;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Policy and roster lie in the branch that they guard. What counts is what was there before a push, and nobody changes
 * it without the sign-off for which it asks.
 */
final class PolicyInRefTest {

    private static final String PLACE = "refs/heads/main:gate/policy.yaml";
    private static final String BY_SARA = "\n\nSigned-off-by: Sara Lind <sara@corp.example>\n";
    private static final String BY_JUN = "\n\nSigned-off-by: Jun Park <jun@corp.example>\n";

    private static final String BY_CLAUDE_AND_JUN = "Cache\n\nAssisted-by: Claude" + BY_JUN.replace("\n\n", "\n");

    private static final String POLICY = """
            version: 1
            roster: roster.yaml
            rules:
              - name: ai
                sign-off: {level: senior, proof: claim}
              - name: configuration
                refs: [refs/heads/main]
                when: every-commit
                paths: [gate/**]
                sign-off: {level: senior, proof: claim}
            """;

    private static final String ROSTER = """
            version: 1
            levels: [junior, senior]
            members:
              - {name: Jun Park, emails: [jun@corp.example], level: junior}
              - {name: Sara Lind, emails: [sara@corp.example], level: senior}
            """;

    private static final String PROMOTED = ROSTER.replace("level: junior", "level: senior");

    @TempDir
    private Path folder;

    @Test
    void who_becomes_senior_by_a_push_is_none_in_that_push() {
        GuardedServer server = guarded();
        ObjectId promotion = change(server, "gate/roster.yaml", PROMOTED, "Promote me" + BY_JUN);
        server.client().commit(BY_CLAUDE_AND_JUN);

        Outcome both = server.push(Map.of());
        assertThat(both.error())
                .contains(promotion.abbreviated() + " Promote me", "rule configuration")
                .contains("needs what", "rule 'configuration' asks for, whatever it changes itself");

        server.client().git("reset", "--quiet", "--hard", promotion + "^");
        change(server, "gate/roster.yaml", PROMOTED, "Promote Jun" + BY_SARA);
        assertThat(server.push(Map.of()).error()).isEmpty();
        assertThat(server.push(BY_CLAUDE_AND_JUN).error()).contains("1 AI-assisted commit signed off by Jun Park");
    }

    @Test
    void what_lay_on_another_branch_before_the_gate_stood_was_never_the_policy() {
        GuardedServer server = GuardedServer.unguarded(folder);
        begin(server);
        change(server, "gate/policy.yaml", POLICY.replace("    refs: [refs/heads/main]\n", ""), "Guard all branches");
        server.plant("HEAD", "refs/heads/main");
        ObjectId promotion = change(server, "gate/roster.yaml", PROMOTED, "Promote me");
        server.plant("HEAD", "refs/heads/topic");
        assertThat(server.commands()
                        .run("install", "server.git", "--policy", PLACE)
                        .exitCode())
                .isZero();

        assertThat(server.push(Map.of()).error())
                .contains(promotion.abbreviated() + " Promote me", "rule configuration");
        ObjectId later = server.client().commit("Charge cards\n");
        assertThat(unwrapped(server.push(Map.of()).error()))
                .contains(later.abbreviated() + " Charge cards")
                .contains("is another with this push: so the commit at its end, " + later.abbreviated()
                        + ", needs what rule 'configuration' asks for, whatever it changes itself");
        server.client().git("reset", "--quiet", "--hard", promotion + "^");
        server.client().git("merge", "--quiet", "--no-ff", "-m", "Merge", later.hex());
        assertThat(server.push(Map.of()).error()).contains("Merge", "rule configuration");
        server.client().commit("Promote Jun" + BY_SARA, "--amend");
        assertThat(server.push(Map.of()).error()).isEmpty();
    }

    @Test
    void what_came_in_elsewhere_before_the_rule_was_widened_was_never_the_policy() {
        GuardedServer server = guarded();
        ObjectId wider = change(
                server,
                "gate/policy.yaml",
                POLICY.replace("refs: [refs/heads/main]", "refs: [refs/heads/**]"),
                "Guard all branches" + BY_SARA);
        ObjectId promotion = change(server, "gate/roster.yaml", PROMOTED, "Promote me");
        assertThat(server.pushing(promotion + ":refs/heads/topic").error()).isEmpty();
        assertThat(server.pushing(wider + ":refs/heads/main").error()).isEmpty();

        assertThat(server.pushing(promotion + ":refs/heads/main").error())
                .contains(promotion.abbreviated() + " Promote me", "rule configuration");
    }

    @Test
    void what_was_signed_off_on_another_branch_is_judged_by_what_people_are_by_now() {
        GuardedServer server = GuardedServer.unguarded(folder);
        begin(server);
        change(server, "gate/policy.yaml", POLICY.replace("    refs: [refs/heads/main]\n", ""), "Guard all branches");
        String ravi = ROSTER + "  - {name: Ravi Rao, emails: [ravi@corp.example], level: senior}\n";
        change(server, "gate/roster.yaml", ravi, "Begin");
        server.plant("HEAD", "refs/heads/main");
        assertThat(server.commands()
                        .run("install", "server.git", "--policy", PLACE)
                        .exitCode())
                .isZero();
        ObjectId demotion = change(
                server,
                "gate/roster.yaml",
                ravi.replace("sara@corp.example], level: senior", "sara@corp.example], level: junior"),
                "Demote Sara\n\nSigned-off-by: Ravi Rao <ravi@corp.example>\n");
        ObjectId back = change(server, "gate/roster.yaml", ravi, "Promote me" + BY_SARA);
        assertThat(server.pushing(back + ":refs/heads/sara").error()).isEmpty();
        assertThat(server.pushing(demotion + ":refs/heads/main").error()).isEmpty();

        assertThat(server.pushing(back + ":refs/heads/main").error())
                .contains(back.abbreviated() + " Promote me", "rule configuration");
    }

    @Test
    void who_changes_what_a_signed_change_names_needs_a_sign_off_too() {
        GuardedServer server = guarded();
        write(server, "people/roster.yaml", ROSTER);
        ObjectId moved = change(
                server,
                "gate/policy.yaml",
                POLICY.replace("roster: roster.yaml", "roster: ../people/roster.yaml")
                        .replace("[gate/**]", "[gate/**, people/**]"),
                "Move the roster" + BY_SARA);
        assertThat(server.pushing(moved + ":refs/heads/review").error()).isEmpty();
        ObjectId promotion = change(server, "people/roster.yaml", PROMOTED, "Promote me");

        assertThat(server.push(Map.of()).error())
                .contains(promotion.abbreviated() + " Promote me", "rule configuration");
        assertThat(server.pushing(moved + ":refs/heads/main").error()).isEmpty();
        assertThat(server.push(Map.of()).error())
                .contains(promotion.abbreviated() + " Promote me", "rule configuration");
    }

    @Test
    void what_a_baseline_takes_as_given_was_never_the_policy() {
        GuardedServer server = guarded();
        ObjectId base = server.client().id("HEAD");
        ObjectId promotion = change(server, "gate/roster.yaml", PROMOTED, "Promote me");
        server.client().git("reset", "--quiet", "--hard", base.hex());
        change(server, "gate/policy.yaml", POLICY + "baseline: [" + promotion + "]\n", "Take it as given" + BY_SARA);
        assertThat(server.push(Map.of()).error()).isEmpty();

        server.client().git("merge", "--quiet", "--no-edit", promotion.hex());
        assertThat(server.push(Map.of()).error()).contains("Merge", "rule configuration");
    }

    @Test
    void each_file_is_guarded_by_its_own_rules() {
        GuardedServer server = GuardedServer.unguarded(folder);
        begin(server);
        change(server, "gate/policy.yaml", POLICY.replace("[gate/**]", "[gate/roster.yaml]") + """
                          - name: policy
                            refs: [refs/heads/main]
                            when: every-commit
                            paths: [gate/policy.yaml]
                            sign-off: {level: principal, proof: claim}
                        """, "Begin");
        String people = ROSTER.replace("[junior, senior]", "[junior, senior, principal]")
                + "  - {name: Ravi Rao, emails: [ravi@corp.example], level: principal}\n";
        change(server, "gate/roster.yaml", people, "Begin");
        server.plant("HEAD", "refs/heads/main");
        assertThat(server.commands()
                        .run("install", "server.git", "--policy", PLACE)
                        .exitCode())
                .isZero();

        change(server, "gate/roster.yaml", people.replace("Ravi Rao", "Ravi R. Rao"), "Rename Ravi" + BY_SARA);
        assertThat(server.push(Map.of()).error()).isEmpty();
        change(server, "gate/policy.yaml", POLICY, "One rule is enough" + BY_SARA);
        assertThat(server.push(Map.of()).error()).contains("rule policy").doesNotContain("rule configuration");
    }

    /** A roster that was tried on two lines and taken back on each is no change of either side of their merge. */
    @Test
    void no_merge_of_merges_brings_back_a_roster_of_before() {
        GuardedServer server = guarded();
        ObjectId base = server.client().id("HEAD");
        ObjectId[] tried = new ObjectId[2];
        ObjectId[] undone = new ObjectId[2];
        for (int i = 0; i < 2; i++) {
            server.client().git("reset", "--quiet", "--hard", base.hex());
            tried[i] = change(server, "gate/roster.yaml", PROMOTED, "Try " + i + BY_SARA);
            undone[i] = change(server, "gate/roster.yaml", ROSTER, "Undo " + i + BY_SARA);
        }
        ObjectId top = merged(server, undone[1], undone[0], undone[1], BY_SARA);
        assertThat(server.pushing(top + ":refs/heads/main").error()).isEmpty();

        ObjectId one = merged(server, tried[0], tried[1], undone[0], "");
        ObjectId other = merged(server, tried[0], tried[0], undone[1], "");
        ObjectId both = merged(server, tried[0], one, other, "");
        ObjectId back = merged(server, tried[0], both, top, "");
        assertThat(server.pushing(back + ":refs/heads/main").error())
                .contains(back.abbreviated() + " Merge", "rule configuration");
    }

    private static ObjectId merged(GuardedServer server, ObjectId tree, ObjectId first, ObjectId second, String by) {
        return new ObjectId(server.client()
                .git("commit-tree", tree + "^{tree}", "-p", first.hex(), "-p", second.hex(), "-m", "Merge" + by));
    }

    @Test
    void what_has_nothing_to_do_with_it_needs_no_sign_off() {
        GuardedServer server = guarded();

        assertThat(server.push("Charge cards\n").error()).isEmpty();
        change(server, "gate.md", "about the gate\n", "Describe the gate");
        assertThat(server.push(Map.of()).error()).isEmpty();
    }

    @Test
    void a_resident_process_sees_the_change_at_the_next_push() {
        GuardedServer server = GuardedServer.unguarded(folder);
        begin(server);
        server.install(Hook.PRE_RECEIVE);
        server.server().git("config", "countersign.policy", PLACE);
        try (Resident resident = Resident.of(server)) {
            server.installation().forbidLauncher();
            assertThat(server.push("Charge cards\n").error()).isEmpty();
            assertThat(server.push(BY_CLAUDE_AND_JUN).error()).contains("has 0");
            server.client().git("reset", "--quiet", "--hard", "HEAD^");
            change(server, "gate/roster.yaml", PROMOTED, "Promote Jun" + BY_SARA);
            assertThat(server.push(Map.of()).error()).isEmpty();
            assertThat(server.push(BY_CLAUDE_AND_JUN).error()).contains("signed off by Jun Park");
            change(server, "gate/roster.yaml", ROSTER, "Back again" + BY_SARA);
            assertThat(server.push(Map.of()).error()).isEmpty();
            assertThat(server.push(BY_CLAUDE_AND_JUN).error()).contains("has 0");
            resident.await(6, "answered: ");
        }
    }

    @Test
    void a_roster_of_before_does_not_come_back_by_a_ref_that_is_set_back() {
        GuardedServer server = guarded();
        ObjectId old = server.client().id("HEAD");
        change(server, "gate/roster.yaml", PROMOTED, "Promote Jun" + BY_SARA);
        assertThat(server.push(Map.of()).error()).isEmpty();

        for (List<String> refspecs : List.of(
                List.of("+" + old + ":refs/heads/main"),
                List.of(":refs/heads/main"),
                List.of("+" + old + ":refs/heads/alias"))) {
            server.server().git("symbolic-ref", "refs/heads/alias", "refs/heads/main");
            assertThat(unwrapped(server.pushing(refspecs.toArray(new String[0])).error()))
                    .as(refspecs.toString())
                    .contains("the policy of this repository, in 'refs/heads/main', cannot be")
                    .contains("pre-receive hook declined");
        }
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void nor_by_a_merge_that_takes_its_side() {
        GuardedServer server = guarded();
        ObjectId old = server.client().commit("On another branch\n");
        assertThat(server.pushing("HEAD:refs/heads/topic").error()).isEmpty();
        server.client().git("reset", "--quiet", "--hard", "HEAD^");
        change(server, "gate/roster.yaml", PROMOTED, "Promote Jun" + BY_SARA);
        assertThat(server.push(Map.of()).error()).isEmpty();
        ObjectId tip = server.client().id("HEAD");

        for (List<ObjectId> parents : List.of(List.of(tip, old), List.of(old, tip))) {
            String merge = server.client()
                    .git(
                            "commit-tree",
                            old + "^{tree}",
                            "-p",
                            parents.get(0).hex(),
                            "-p",
                            parents.get(1).hex(),
                            "-m",
                            "Merge branch 'topic'");
            assertThat(server.pushing(merge + ":refs/heads/main").error())
                    .contains(merge.substring(0, 10), "rule configuration");
        }
        assertThat(server.hasArrived()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            level: senior, proof: claim} | level: snior, proof: claim}  | did you mean 'senior'?
            roster: roster.yaml          | roster: ../../roster.yaml    | must be the path of a file in refs/heads/main
            roster: roster.yaml          | roster: /etc/hostname        | must be the path of a file in refs/heads/main
            roster: roster.yaml          | roster: nowhere.yaml         | there is no such file
            roster: roster.yaml          | roster: link                 | there is no such file
            roster: roster.yaml          | roster: ../gate              | there is no such file
            paths: [gate/**]             | paths: [gate/policy.yaml]    | that changes 'gate/roster.yaml' there
            when: every-commit           | when: ai-assisted            | no rule asks for a sign-off of every commit
            refs: [refs/heads/main]      | refs: [refs/heads/**, '!refs/heads/main'] | no rule asks for a sign-off
            version: 1                   | decision-log: ../log         | 'decision-log' may not stand in a policy that
            """)
    void a_policy_by_which_nobody_could_push_any_more_is_refused_although_a_senior_wants_it(
            String before, String after, String reason) {
        GuardedServer server = guarded();
        change(server, "gate/policy.yaml", POLICY.replace(before, after), "Change the policy" + BY_SARA);

        Outcome outcome = server.push(Map.of());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(unwrapped(outcome.error()))
                .contains("the policy of this repository, in 'refs/heads/main', must be one that can be used:")
                .contains(reason);
    }

    @Test
    void what_nobody_signed_off_is_not_even_looked_at() {
        GuardedServer server = guarded();
        change(server, "gate/policy.yaml", POLICY.replace("rules:", "ruels:"), "Change the policy");

        assertThat(unwrapped(server.push(Map.of()).error()))
                .contains("rule configuration")
                .doesNotContain("must be one that can be used", "ruels");
    }

    @Test
    void nor_does_it_go_away() {
        GuardedServer server = guarded();
        server.client().git("rm", "-rq", "gate/policy.yaml");
        server.client().commit("Away" + BY_SARA);

        assertThat(unwrapped(server.push(Map.of()).error()))
                .contains("refs/heads/main:gate/policy.yaml: there is no such file");
    }

    @Test
    void what_is_wrong_already_lets_nobody_in() {
        GuardedServer server = guarded();
        change(server, "gate/policy.yaml", "version: 1\n", "Break it");
        server.plant("HEAD", "refs/heads/main");

        assertThat(unwrapped(server.push("Charge cards\n").error()))
                .contains("this push could not be judged; nothing was changed on the server")
                .contains("refs/heads/main:gate/policy.yaml:1:1: ");
        server.server().git("update-ref", "-d", "refs/heads/main");
        assertThat(unwrapped(server.push("Charge cards\n").error()))
                .contains("the policy should lie in 'refs/heads/main', which is not there");
    }

    @Test
    void a_tag_object_holds_no_policy() {
        GuardedServer server = guarded();
        server.server()
                .git("-c", "user.name=Sara", "-c", "user.email=sara@corp.example", "tag", "-a", "-m", "x", "t", "main");
        server.server().git("config", "countersign.policy", "refs/tags/t:gate/policy.yaml");

        assertThat(unwrapped(server.push("Charge cards\n").error()))
                .contains("the policy should lie in 'refs/tags/t', which points at no commit");
        assertThat(server.commands().run("doctor", "server.git").out())
                .contains("error: the policy should lie in 'refs/tags/t', which points at no commit");
    }

    @Test
    void a_namespace_is_not_judged_by_what_lies_in_it() {
        GuardedServer server = guarded();

        assertThat(unwrapped(server.push(Map.of("GIT_NAMESPACE", "fork")).error()))
                .contains("a policy in a ref cannot judge pushes into a namespace");
    }

    @Test
    void the_update_hook_judges_by_it_too() {
        GuardedServer server = GuardedServer.unguarded(folder);
        begin(server);
        assertThat(server.commands()
                        .run("install", "server.git", "--policy", PLACE, "--update-hook")
                        .exitCode())
                .isZero();

        change(server, "gate/roster.yaml", PROMOTED, "Promote me");
        assertThat(server.push(Map.of()).error()).contains("rule configuration");
        server.client().git("reset", "--quiet", "--hard", "HEAD^");
        ObjectId old = server.client().id("HEAD");
        change(server, "gate/roster.yaml", PROMOTED, "Promote Jun" + BY_SARA);
        assertThat(server.push(Map.of()).error()).isEmpty();
        assertThat(unwrapped(server.pushing("+" + old + ":refs/heads/main").error()))
                .contains("cannot be set back or rewritten");
    }

    @ParameterizedTest
    @CsvSource({"refs/heads/main, ''", "refs/heads/**, --update-hook"})
    void doctor_tries_a_push_that_it_refuses(String refs, String option) {
        GuardedServer server = GuardedServer.unguarded(folder);
        begin(server);
        change(
                server,
                "gate/policy.yaml",
                POLICY.replace("  - name: ai\n", "  - name: ai\n    refs: ['" + refs + "']\n"),
                "x");
        server.plant("HEAD", "refs/heads/main");
        server.server().git("config", "receive.denyNonFastForwards", "true");
        List<String> install = new ArrayList<>(List.of("install", "server.git", "--policy", PLACE));
        Stream.of(option).filter(given -> !given.isEmpty()).forEach(install::add);
        assertThat(server.commands().run(install.toArray(new String[0])).exitCode())
                .isZero();

        var outcome = server.commands().run("doctor", "server.git");

        assertThat(outcome.out())
                .contains("ok:    the policy " + PLACE + " can be used, with 2 people")
                .contains("ok:    an AI-assisted commit without a sign-off was refused for refs/heads/");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void commands_read_it_too() {
        GuardedServer server = guarded();

        assertThat(server.commands()
                        .at(server.onServer(""))
                        .run("config", "lint")
                        .out())
                .isEqualTo(
                        "warning: " + PLACE + ":10:5: by this rule the policy itself is guarded, and whoever pushes can"
                                + " type the sign-off; ask for 'proof: commit-signature' or 'proof: countersignature'\n"
                                + "countersign: " + PLACE + " can be used; 1 doubt\n");
        assertThat(server.commands()
                        .at(server.onServer(""))
                        .run("roster", "who", "senior")
                        .out())
                .isEqualTo("senior  Sara Lind <sara@corp.example>\n");
        assertThat(server.commands().run("config", "lint", PLACE).err()).contains("there is no git repository at");
        assertThat(server.commands()
                        .run("install", "server.git", "--policy", "refs/heads/main:../x")
                        .err())
                .contains("a policy in a ref is named as refs/heads/main:countersign.yaml is, not as");
        for (String slip : List.of("main:gate/policy.yaml", "HEAD:gate/policy.yaml", "refs/heads/main")) {
            assertThat(server.commands()
                            .run("install", "server.git", "--policy", slip)
                            .err())
                    .contains("a policy in a ref is named in full: refs/heads/main:.countersign.yaml");
        }
        server.server().git("config", "countersign.policy", "refs/heads/nowhere:x");
        assertThat(server.commands().run("doctor", "server.git").out())
                .contains("error: the policy should lie in 'refs/heads/nowhere', which is not there");
    }

    private GuardedServer guarded() {
        GuardedServer server = GuardedServer.unguarded(folder);
        begin(server);
        var outcome = server.commands().run("install", "server.git", "--policy", PLACE);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("policy  " + PLACE);
        return server;
    }

    /** What is on the server before it is guarded. */
    private static void begin(GuardedServer server) {
        write(server, "gate/policy.yaml", POLICY);
        link(server, "gate/link", "roster.yaml");
        change(server, "gate/roster.yaml", ROSTER, "Begin");
        server.plant("HEAD", "refs/heads/main");
    }

    private static ObjectId change(GuardedServer server, String file, String text, String message) {
        write(server, file, text);
        server.client().git("add", "--all");
        return server.client().commit(message);
    }

    private static void write(GuardedServer server, String file, String text) {
        try {
            Path path = server.client().directory().resolve(file);
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(GuardedServer server, String file, String target) {
        try {
            Files.createSymbolicLink(server.client().directory().resolve(file), Path.of(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What git shows of the server's words, as one line. */
    private static String unwrapped(String error) {
        return error.replaceAll("\\s*\nremote:\\s*", " ");
    }
}
