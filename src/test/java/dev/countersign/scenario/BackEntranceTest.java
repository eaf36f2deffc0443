package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.ScratchRepository;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits that are on the server already, by a way that no rule guards, are still to be judged. */
final class BackEntranceTest {

    @Test
    void what_came_in_by_an_exempt_branch_a_tag_notes_or_a_hidden_ref_is_judged_before_it_enters_a_governed_one(
            @TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.govern("refs/heads/**", "!refs/heads/sandbox/**");
        server.server().git("config", "uploadpack.hideRefs", "refs/hidden");
        ObjectId base = server.client().commit("Before the gate stood\n");
        server.plant("HEAD", "refs/heads/main");
        ObjectId hidden = server.client().commit(UNSIGNED);
        assertThat(server.pushing(
                                "HEAD:refs/heads/sandbox/x",
                                "HEAD:refs/tags/v1",
                                "HEAD:refs/notes/x",
                                "HEAD:refs/hidden/x")
                        .error())
                .isEmpty();
        assertThat(server.refs()).hasSize(5);

        Outcome forward = server.pushing("HEAD:refs/heads/main");
        Outcome created = server.pushing("HEAD:refs/heads/topic");
        server.client().commit(SIGNED);
        Outcome covered = server.pushing("HEAD:refs/heads/main");

        assertThat(forward.error()).contains(hidden.abbreviated(), "this commit may not go in");
        assertThat(created.error()).contains(hidden.abbreviated(), "this commit may not go in");
        assertThat(covered.error()).contains(hidden.abbreviated(), "1 of 2 commits may not go in");
        assertThat(server.refs()).hasSize(5).contains("refs/heads/main " + base);
    }

    @Test
    void what_the_server_hides_from_pushers_is_judged_too(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.server().git("config", "transfer.hideRefs", "refs/pull");
        server.client().commit(UNSIGNED);
        server.plant("HEAD", "refs/elsewhere/x");
        server.server().git("update-ref", "refs/pull/1/head", "refs/elsewhere/x");
        server.server().git("update-ref", "-d", "refs/elsewhere/x");

        Outcome outcome = server.pushing("HEAD:refs/heads/main");

        assertThat(outcome.error()).contains("this commit may not go in");
        assertThat(server.refs())
                .containsExactly("refs/pull/1/head " + server.client().id("HEAD"));
    }

    @Test
    void a_merge_brings_the_commits_of_what_it_merges(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.govern("refs/heads/**", "!refs/heads/sandbox/**");
        server.client().commit("Before the gate stood\n");
        server.plant("HEAD", "refs/heads/main");
        server.client().git("checkout", "--quiet", "-b", "side");
        ObjectId side = server.client().commit(UNSIGNED);
        server.plant("HEAD", "refs/heads/sandbox/side");
        server.client().git("checkout", "--quiet", "main");
        server.client().git("merge", "--quiet", "--no-ff", "-m", SIGNED, "side");

        Outcome outcome = server.pushing("HEAD:refs/heads/main");

        assertThat(outcome.error())
                .contains("1 of 2 commits may not go in", "error: " + side.abbreviated() + " Charge cards");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void a_symbolic_ref_is_judged_as_the_branch_that_it_moves(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        ObjectId base = server.client().commit("Before the gate stood\n");
        server.plant("HEAD", "refs/heads/main");
        server.server().git("symbolic-ref", "refs/sandbox/alias", "refs/heads/main");
        server.server().git("symbolic-ref", "refs/sandbox/unborn", "refs/heads/topic");
        server.client().commit(UNSIGNED);

        Outcome alias = server.pushing("HEAD:refs/sandbox/alias");
        Outcome unborn = server.pushing("HEAD:refs/sandbox/unborn");

        assertThat(alias.error()).contains("this commit may not go in");
        assertThat(unborn.error()).contains("this commit may not go in");
        assertThat(server.refs()).containsExactly("refs/heads/main " + base, "refs/sandbox/alias " + base);
        server.client().git("reset", "--quiet", "--soft", "HEAD^");
        server.client().commit(SIGNED);
        assertThat(server.pushing("HEAD:refs/sandbox/alias").error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void a_fork_judges_for_itself_what_it_borrows(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        ScratchRepository lender = ScratchRepository.bare(folder.resolve("lender.git"));
        server.client().commit(SIGNED);
        server.client().git("push", "--quiet", lender.directory().toString(), "HEAD:refs/heads/main");
        ObjectId borrowed = server.client().commit(UNSIGNED);
        server.client().git("push", "--quiet", lender.directory().toString(), "HEAD:refs/heads/main");
        Files.writeString(
                server.onServer("objects/info/alternates"), lender.directory().resolve("objects") + "\n");

        Outcome outcome = server.pushing("HEAD:refs/heads/main");

        assertThat(outcome.error()).contains(borrowed.abbreviated(), "1 of 2 commits may not go in");
        assertThat(server.refs()).isEmpty();
        server.client().git("reset", "--quiet", "--hard", "HEAD^");
        assertThat(server.pushing("HEAD:refs/heads/main").error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void a_namespace_is_guarded_from_within_and_from_without(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        String within = "--receive-pack=git --namespace=team receive-pack";
        ObjectId good = server.client().commit(SIGNED);

        assertThat(server.pushing(within, "HEAD:refs/heads/main").error()).isEmpty();
        server.client().commit(UNSIGNED);
        Outcome inside = server.pushing(within, "HEAD:refs/heads/main");
        Outcome outside = server.pushing("HEAD:refs/namespaces/team/refs/heads/main");

        assertThat(inside.error()).contains("this commit may not go in");
        assertThat(outside.error()).contains("this commit may not go in");
        assertThat(server.refs()).containsExactly("refs/namespaces/team/refs/heads/main " + good);
    }
}
