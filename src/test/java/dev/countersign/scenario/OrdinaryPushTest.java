package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do to branches every day. */
final class OrdinaryPushTest {

    @Test
    void a_branch_is_created_and_goes_forward_by_what_may_go_in(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        assertThat(server.push(SIGNED).exitCode()).isZero();
        ObjectId first = server.client().id("HEAD");

        server.client().commit(SIGNED);
        Outcome bad = server.push(UNSIGNED);

        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.error())
                .contains("remote: countersign: 1 of 2 commits may not go in; nothing was changed on the server")
                .contains("needs 1 sign-off by a senior, has 0")
                .contains("! [remote rejected] HEAD -> main (pre-receive hook declined)");
        assertThat(server.refs()).containsExactly("refs/heads/main " + first);
        server.client().git("reset", "--quiet", "--soft", "HEAD^");
        assertThat(server.push(SIGNED).error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void the_tip_of_a_branch_upon_which_another_goes_on_is_not_amended(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.push(SIGNED);
        ObjectId unsigned = server.client().commit(UNSIGNED);
        server.client().commit(SIGNED);

        assertThat(server.pushing("HEAD:refs/heads/main", "HEAD~1:refs/heads/topic")
                        .error())
                .contains("git rebase --signoff " + unsigned.abbreviated() + "^")
                .doesNotContain("--amend");
        assertThat(server.pushing("HEAD~1:refs/heads/topic").error()).contains("git commit --amend");
    }

    @Test
    void a_branch_may_be_rewound_and_what_it_lost_is_judged_anew(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        ObjectId kept = server.client().commit("Before the gate stood\n");
        ObjectId lost = server.client().commit("Also before the gate stood\n");
        server.plant("HEAD", "refs/heads/main");

        assertThat(server.pushing("--force", kept + ":refs/heads/main").exitCode())
                .isZero();
        assertThat(server.refs()).containsExactly("refs/heads/main " + kept);

        Outcome again = server.pushing(lost + ":refs/heads/main");
        assertThat(again.error()).contains(lost.abbreviated(), "this commit may not go in");
        assertThat(server.refs()).containsExactly("refs/heads/main " + kept);

        server.client().git("reset", "--quiet", "--hard", kept.hex());
        assertThat(server.push(SIGNED).exitCode()).isZero();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void a_forced_push_brings_only_what_may_go_in(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        ObjectId base = server.client().commit("Before the gate stood\n");
        ObjectId old = server.client().commit("Also before the gate stood\n");
        server.plant("HEAD", "refs/heads/main");
        server.client().git("reset", "--quiet", "--hard", base.hex());
        server.client().commit(UNSIGNED);

        Outcome bad = server.pushing("--force", "HEAD:refs/heads/main");

        assertThat(bad.error()).contains("this commit may not go in");
        assertThat(server.refs()).containsExactly("refs/heads/main " + old);
        server.client().git("reset", "--quiet", "--hard", base.hex());
        server.client().commit(SIGNED);
        assertThat(server.pushing("--force", "HEAD:refs/heads/main").error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void branches_may_be_deleted_unless_a_rule_refuses_it(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        ObjectId base = server.client().commit("Before the gate stood\n");
        server.plant("HEAD", "refs/heads/topic");
        server.plant("HEAD", "refs/heads/release");

        assertThat(server.pushing(":refs/heads/topic").error()).isEmpty();
        assertThat(server.refs()).containsExactly("refs/heads/release " + base);

        server.write("policy.yaml", """
                version: 1
                roster: roster.yaml
                rules:
                  - name: kept
                    refs: [refs/heads/release]
                    deletions: refuse
                    sign-off: {level: senior}
                """);
        Outcome refused = server.pushing(":refs/heads/release");
        assertThat(refused.error())
                .contains("remote: error: refs/heads/release")
                .contains("rule 'kept' lets nobody delete 'refs/heads/release'")
                .contains("hint:  ask the server's admin to delete it on the server");
        assertThat(server.refs()).containsExactly("refs/heads/release " + base);
    }

    @Test
    void a_branch_that_is_renamed_brings_nothing_new(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        ObjectId base = server.client().commit("Before the gate stood\n");
        server.plant("HEAD", "refs/heads/old");
        server.client().commit(UNSIGNED);

        Outcome bad = server.pushing(":refs/heads/old", "HEAD:refs/heads/new");
        assertThat(bad.error()).contains("this commit may not go in");
        assertThat(server.refs()).containsExactly("refs/heads/old " + base);

        Outcome good = server.pushing(":refs/heads/old", base + ":refs/heads/new");
        assertThat(good.error()).isEmpty();
        assertThat(server.refs()).containsExactly("refs/heads/new " + base);
    }

    @Test
    void one_bad_branch_keeps_all_of_a_push_out(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.server().git("config", "receive.advertisePushOptions", "true");
        server.client().commit(SIGNED);
        server.client().git("branch", "good");
        server.client().commit(UNSIGNED);
        server.client().git("branch", "bad");

        Outcome plain = server.pushing("good", "HEAD~:refs/heads/also-good", "bad");
        Outcome atomic = server.pushing("--atomic", "--push-option=ci.skip", "--push-option=x", "good", "bad");

        assertThat(plain.error())
                .contains("! [remote rejected] good -> good")
                .contains("! [remote rejected] HEAD~ -> also-good")
                .contains("! [remote rejected] bad -> bad")
                .contains("1 of 2 commits may not go in");
        assertThat(atomic.error()).contains("1 of 2 commits may not go in");
        assertThat(server.refs()).isEmpty();
        assertThat(server.pushing("--atomic", "--push-option=ci.skip", "good", "HEAD~:refs/heads/also-good")
                        .error())
                .isEmpty();
        assertThat(server.refs()).hasSize(2);
    }

    @Test
    void every_rule_that_governs_a_branch_has_its_say(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.write("policy.yaml", """
                version: 1
                roster: roster.yaml
                rules:
                  - name: one-signature
                    refs: [refs/heads/**]
                    when: every-commit
                    sign-off: {level: senior}
                  - name: two-for-main
                    refs: [refs/heads/main]
                    when: every-commit
                    sign-off: {level: senior, count: 2}
                """);
        server.client().commit(SIGNED);

        assertThat(server.pushing("HEAD:refs/heads/topic").error()).isEmpty();
        Outcome main = server.pushing("HEAD:refs/heads/main", "HEAD:refs/heads/other");

        assertThat(main.error())
                .contains("rule two-for-main", "needs 2 sign-offs by a senior, has 1")
                .doesNotContain("one-signature");
        assertThat(server.refs()).hasSize(1);
    }

    @Test
    void a_push_without_news_needs_no_judgement_and_a_server_may_call_its_main_branch_anything(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.server().git("symbolic-ref", "HEAD", "refs/heads/not/yet/there");

        assertThat(server.push(SIGNED).error()).isEmpty();
        assertThat(server.pushing("HEAD:refs/heads/main").exitCode()).isZero();

        assertThat(server.hasArrived()).isTrue();
        assertThat(server.onServer("countersign/decisions.jsonl").toFile())
                .content()
                .hasLineCount(1);
    }
}
