package dev.countersign.io.git;

import static dev.countersign.io.git.GitSandbox.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class QuarantineTest {

    @TempDir
    Path top;

    @ParameterizedTest
    @ValueSource(strings = {"server.git", "ser:ver.git", "ser\"ver.git", "ser\"v:e\\r.git", "\"server:.git"})
    void holds_what_is_new_beside_what_was_there(String name) throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path work = sandbox.repository("work");
        Path server = sandbox.bare(name);
        ObjectId old = sandbox.commit(work, "file", "1");
        // a path with a colon is an address of another host for git, but not so in a URL
        String address = "file://" + server.toString().replace("\"", "%22").replace("\\", "%5C");
        sandbox.git(work, "push", "-q", address, "main");
        ObjectId fresh = sandbox.commit(work, "src/file", "2");

        try (LivePush push = LivePush.start("pre-receive", work, server, address, "main");
                GitRepository found = GitRepository.openHook(push.environment(), push.workingDirectory())) {
            assertThat(push.environment()).containsEntry("GIT_DIR", ".").containsKey("GIT_QUARANTINE_PATH");
            assertThat(found.tip(ref("refs/heads/main"))).contains(old);
            assertThat(found.find(old)).isPresent();
            assertThat(found.find(fresh)).isPresent();
            assertThat(found.wasPresent(old)).isTrue();
            assertThat(found.wasPresent(fresh)).isFalse();
            assertThat(found.lineage(fresh).orElseThrow().parents()).containsExactly(old);
        }
    }

    @Test
    void a_ref_has_one_value_in_one_judgement() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path work = sandbox.repository("work");
        Path server = sandbox.bare("server.git");
        ObjectId first = sandbox.commit(work, "file", "1");
        ObjectId second = sandbox.commit(work, "file", "2");
        sandbox.git(work, "push", "-q", server.toString(), "main");
        Map<String, String> environment = Map.of("GIT_DIR", ".");

        try (GitRepository one = GitRepository.openHook(environment, server)) {
            assertThat(one.tip(ref("refs/heads/main"))).contains(second);
            assertThat(one.tip(ref("refs/heads/later"))).isEmpty();
            sandbox.git(server, "update-ref", "refs/heads/main", first.hex());
            sandbox.git(server, "update-ref", "refs/heads/later", first.hex());

            assertThat(one.tip(ref("refs/heads/main"))).contains(second);
            assertThat(one.tip(ref("refs/heads/later"))).isEmpty();
            try (GitRepository other = GitRepository.openHook(environment, server)) {
                assertThat(other.tip(ref("refs/heads/main"))).contains(first);
                assertThat(other.tip(ref("refs/heads/later"))).contains(first);
            }
        }
    }

    @Test
    void is_read_when_it_holds_a_pack() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path work = sandbox.repository("work");
        Path server = sandbox.bare("server.git");
        sandbox.git(server, "config", "receive.unpackLimit", "1");
        ObjectId old = sandbox.commit(work, "file", "1\n".repeat(1_000));
        sandbox.git(work, "push", "-q", server.toString(), "main");
        ObjectId fresh = sandbox.commit(work, "file", "1\n".repeat(1_000) + "2\n");

        try (LivePush push = LivePush.until("pre-receive", work, server, "main");
                GitRepository found = GitRepository.openHook(push.environment(), push.workingDirectory())) {
            assertThat(found.wasPresent(old)).isTrue();
            assertThat(found.wasPresent(fresh)).isFalse();
            assertThat(found.changedPaths((Commit) found.find(fresh).orElseThrow())
                            .anyMatch("file"::equals))
                    .isTrue();
        }
    }

    @Test
    void leaves_what_a_fork_borrows_among_what_was_there() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path work = sandbox.repository("work");
        Path server = sandbox.bare("server.git");
        ObjectId old = sandbox.commit(work, "file", "1");
        sandbox.git(work, "push", "-q", server.toString(), "main");
        sandbox.git(top, "clone", "-q", "--bare", "--shared", "server.git", "fork.git");
        ObjectId fresh = sandbox.commit(work, "file", "2");

        try (LivePush push = LivePush.until("pre-receive", work, top.resolve("fork.git"), "main");
                GitRepository found = GitRepository.openHook(push.environment(), push.workingDirectory())) {
            assertThat(found.wasPresent(old)).isTrue();
            assertThat(found.wasPresent(fresh)).isFalse();
            assertThat(found.find(old)).isPresent();
        }
    }

    @Test
    void is_gone_in_an_update_hook_where_all_counts_as_present() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path work = sandbox.repository("work");
        Path server = sandbox.bare("server.git");
        ObjectId fresh = sandbox.commit(work, "file", "1");

        try (LivePush push = LivePush.until("update", work, server, "main");
                GitRepository found = GitRepository.openHook(push.environment(), push.workingDirectory())) {
            assertThat(push.environment()).doesNotContainKey("GIT_QUARANTINE_PATH");
            assertThat(found.find(fresh)).isPresent();
            assertThat(found.wasPresent(fresh)).isTrue();
        }
    }

    @Test
    void of_a_push_into_a_namespace_comes_with_its_name() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path work = sandbox.repository("work");
        Path server = sandbox.bare("server.git");
        ObjectId old = sandbox.commit(work, "file", "1");
        sandbox.git(work, "config", "protocol.ext.allow", "always");
        sandbox.git(work, "push", "-q", "ext::git --namespace=team %s " + server, "main");
        sandbox.commit(work, "file", "2");

        try (LivePush push =
                        LivePush.start("pre-receive", work, server, "ext::git --namespace=team %s " + server, "main");
                GitRepository found = GitRepository.openHook(push.environment(), push.workingDirectory())) {
            assertThat(found.tip(ref("refs/heads/main"))).contains(old);
        }
    }

    @Test
    void without_any_object_directory_before_it_falls_back_to_the_repositorys_own() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path work = sandbox.repository("work");
        ObjectId old = sandbox.commit(work, "file", "1");
        Path quarantine = Files.createDirectories(top.resolve("quarantine"));
        Map<String, String> hook = Map.of("GIT_DIR", ".git", "GIT_QUARANTINE_PATH", quarantine.toString());

        try (GitRepository found = GitRepository.openHook(hook, work)) {
            assertThat(found.wasPresent(old)).isTrue();
        }
    }

    @Test
    void of_a_shallow_push_is_refused() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path work = sandbox.repository("work");
        Path server = sandbox.bare("server.git");
        sandbox.git(server, "config", "receive.shallowUpdate", "true");
        sandbox.commit(work, "file", "1");
        sandbox.commit(work, "file", "2");
        sandbox.git(top, "clone", "-q", "--depth=1", "file://" + work, "shallow");
        Path shallow = top.resolve("shallow");

        try (LivePush push = LivePush.until("pre-receive", shallow, server, "main")) {
            assertThatThrownBy(() -> GitRepository.openHook(push.environment(), push.workingDirectory()))
                    .isInstanceOf(RepositoryException.class)
                    .hasMessageStartingWith("the history is cut off: the repository or the push is shallow\n");
        }
    }
}
