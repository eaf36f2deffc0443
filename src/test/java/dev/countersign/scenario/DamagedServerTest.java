package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.ScratchRepository;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Repositories that are incomplete, broken in places, unusual, or of a kind that cannot be judged. */
final class DamagedServerTest {

    @Test
    void a_broken_corner_that_no_rule_governs_stops_no_honest_push(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        String person = "Jun Park <jun@corp.example> 1700000000 +0000\n";
        ObjectId brick = server.server()
                .storeCommit(("tree " + "1".repeat(40) + "\nparent " + "2".repeat(40) + "\nauthor " + person
                                + "committer " + person + "\nA commit without parent and tree\n")
                        .getBytes(StandardCharsets.UTF_8));
        Files.createDirectories(server.onServer("refs/sandbox"));
        Files.writeString(server.onServer("refs/sandbox/brick"), brick + "\n");

        assertThat(server.push(SIGNED).error()).isEmpty();
        assertThat(server.push(SIGNED).exitCode()).isZero();
        assertThat(server.hasArrived()).isTrue();
        assertThat(server.push(UNSIGNED).error()).contains("this commit may not go in");
    }

    @ParameterizedTest
    @CsvSource({
        "false, shallow update not allowed",
        "true,  the history is cut off: the repository or the push is shallow",
    })
    void history_that_is_cut_off_does_not_go_in(boolean allowedByGit, String reason, @TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.server().git("config", "receive.shallowUpdate", Boolean.toString(allowedByGit));
        server.client().commit(UNSIGNED);
        server.client().commit(SIGNED);
        ScratchRepository folders = ScratchRepository.at(folder);
        folders.git("clone", "--quiet", "--depth=1", "file://" + server.client().directory(), "shallow");

        Outcome outcome = ScratchRepository.at(folder.resolve("shallow"))
                .run(
                        Map.of(),
                        new byte[0],
                        List.of("push", server.server().directory().toString(), "HEAD:refs/heads/main"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.error()).contains(reason);
        assertThat(server.refs()).isEmpty();
    }

    @Test
    void a_shallow_clone_may_push_what_the_server_can_complete(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.client().commit("Before the gate stood\n");
        server.client().commit("Also before the gate stood\n");
        server.plant("HEAD", "refs/heads/main");
        ScratchRepository folders = ScratchRepository.at(folder);
        folders.git("clone", "--quiet", "--depth=1", "file://" + server.server().directory(), "shallow");
        ScratchRepository shallow = ScratchRepository.at(folder.resolve("shallow"));
        ObjectId tip = shallow.commit(SIGNED);

        shallow.git("push", "--quiet", "origin", "HEAD:refs/heads/main");

        assertThat(server.refs()).containsExactly("refs/heads/main " + tip);
    }

    @Test
    void a_repository_may_be_called_anything(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder, "dé pôt:\"1\".git");
        server.client().commit("Before the gate stood\n");
        server.plant("HEAD", "refs/heads/main");

        assertThat(server.push(UNSIGNED).error()).contains("this commit may not go in");
        server.client().git("reset", "--quiet", "--soft", "HEAD^");
        assertThat(server.push(SIGNED).error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void a_repository_of_sha_256_is_refused_with_the_reason(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        ScratchRepository folders = ScratchRepository.at(folder);
        folders.git("init", "--quiet", "--bare", "--object-format=sha256", "modern.git");
        folders.git("init", "--quiet", "--object-format=sha256", "modern");
        Files.createSymbolicLink(
                folder.resolve("modern.git/hooks/pre-receive"),
                server.installation().hook("pre-receive"));
        ScratchRepository client = ScratchRepository.at(folder.resolve("modern"));
        client.git("commit", "--quiet", "--allow-empty", "-m", SIGNED);

        Outcome outcome = client.run(Map.of(), new byte[0], List.of("push", "../modern.git", "HEAD:refs/heads/main"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.error())
                .contains("remote: countersign: this push could not be judged; nothing was changed on the server")
                .contains("the repository has extensions.objectformat = sha256, supported is sha1");
    }
}
