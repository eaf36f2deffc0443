package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Installation;
import dev.countersign.testing.Program;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong, nothing goes in. */
final class FailClosedTest {

    private static final String ZERO = "0".repeat(40);

    @Test
    void what_may_go_in_goes_in(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);

        Outcome outcome = server.push(SIGNED);

        assertThat(outcome.error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void what_may_not_stays_out(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);

        Outcome outcome = server.push(UNSIGNED);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.error()).contains("remote: countersign: ", "nothing was changed on the server", "hint:");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void a_policy_that_cannot_be_used_rejects(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.write("policy.yaml", "version: 1\nroster: roster.yaml\nruls: []\n");

        Outcome outcome = server.push(SIGNED);

        assertThat(outcome.error())
                .contains("remote: countersign: this push could not be judged; nothing was changed on the server")
                .contains("policy.yaml:3:1: unknown key 'ruls'; did you mean 'rules'?")
                .contains("remote: hint:  tell the administrator of this server");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void a_policy_that_is_gone_rejects(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        Files.delete(folder.resolve("policy.yaml"));

        Outcome outcome = server.push(SIGNED);

        assertThat(outcome.error()).contains("policy.yaml", "no such file");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void a_program_that_was_moved_away_rejects(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        Installation.in(folder.resolve("opt")).at(folder).run("install", "server.git", "--policy", "policy.yaml");
        Files.move(folder.resolve("opt"), folder.resolve("elsewhere"));

        Outcome outcome = server.push(SIGNED);

        assertThat(outcome.error())
                .contains("error: there is no program at " + folder.resolve("opt/hooks/countersign"))
                .contains("can run `countersign install` once more");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void a_repository_without_a_policy_rejects(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.server().git("config", "--unset", "countersign.policy");

        Outcome outcome = server.push(SIGNED);

        assertThat(outcome.error()).contains("no policy is installed for this repository", "countersign install");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void a_log_that_cannot_be_written_rejects(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        Files.createDirectories(server.onServer("countersign/decisions.jsonl"));

        Outcome outcome = server.push(SIGNED);

        assertThat(outcome.error()).contains("could not be judged", "decision");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void options_for_any_jvm_are_not_followed(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.client().commit(SIGNED);
        String nonsense = "-XX:NoSuchOption";

        Outcome outcome = server.push(
                Map.of("JAVA_TOOL_OPTIONS", nonsense, "_JAVA_OPTIONS", nonsense, "JDK_JAVA_OPTIONS", nonsense));

        assertThat(outcome.error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void a_hook_without_path_and_java_home_still_judges(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        String line = ZERO + " " + server.client().commit(UNSIGNED) + " refs/heads/main\n";
        server.client().git("push", "--quiet", "--no-verify", "origin", "HEAD:refs/elsewhere/here");

        Program.Outcome outcome = Program.of(server.onServer("."), "hooks/pre-receive")
                .with("GIT_DIR", ".")
                .reading(line)
                .run();

        assertThat(outcome.err()).startsWith("countersign: this commit may not go in");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void input_that_is_cut_off_rejects(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        String line = ZERO + " " + server.client().commit(SIGNED) + " refs/heads/ma";
        server.client().git("push", "--quiet", "origin", "HEAD:refs/elsewhere/here");

        Program.Outcome outcome = hook(server).reading(line).run("hook", "pre-receive");

        assertThat(outcome.err()).contains("ref update 1 cannot be read", "cut off");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void no_input_rejects(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);

        Program.Outcome outcome = hook(server).run("hook", "pre-receive");

        assertThat(outcome.err()).contains("no ref update at all");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void no_git_dir_rejects(@TempDir Path folder) {
        Program.Outcome outcome = Program.java(folder, List.of()).reading("x").run("hook", "pre-receive");

        assertThat(outcome.err()).contains("GIT_DIR is not set");
        assertThat(outcome.exitCode()).isEqualTo(4);
    }

    @Test
    void a_hook_of_another_name_is_refused(@TempDir Path folder) {
        Program.Outcome outcome = Program.java(folder, List.of()).run("hook", "post-receive");

        assertThat(outcome.err()).contains("hook takes 'pre-receive'; 'update' with a ref, ");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void too_little_memory_rejects(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.write("roster.yaml", "version: 1\nlevels: [senior]\nmembers:\n" + member().repeat(40_000));

        Program.Outcome outcome = Program.java(server.onServer("."), List.of("-Xmx8m"))
                .with("GIT_DIR", ".")
                .reading(ZERO + " " + "1".repeat(40) + " refs/heads/main\n")
                .run("hook", "pre-receive");

        // There may not even be memory enough to say so in our own words.
        assertThat(outcome.err()).containsAnyOf("ran out of memory", "OutOfMemoryError");
        assertThat(outcome.exitCode()).isNotZero();
    }

    private static String member() {
        return "  - name: A member with a name that is long enough to fill the memory of a small machine\n";
    }

    @Test
    void an_object_that_cannot_be_read_rejects(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);

        Program.Outcome outcome = hook(server)
                .reading(ZERO + " " + "1".repeat(40) + " refs/heads/main\n")
                .run("hook", "pre-receive");

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.err()).contains("nothing was changed on the server");
    }

    private static Program hook(GuardedServer server) {
        return Program.java(server.onServer("."), List.of()).with("GIT_DIR", ".");
    }
}
