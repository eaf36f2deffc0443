package dev.countersign.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hook for Gerrit, called as its plugin "hooks" calls it: GIT_DIR is the repository, and so is the working
 * directory; names and values in turn; nothing on standard input. An update hook of git stands in for the plugin, so
 * that real pushes come by.
 */
final class GerritTest {

    private static final String PLUGIN = """
            #!/bin/sh
            export GIT_DIR="$PWD" GERRIT_SITE=/srv/gerrit
            exec "$GERRIT_HOOK" --project pay/cards --uploader "$FULL_NAME" --uploader-username "$USERNAME" \\
                --oldrev "$2" --newrev "$3" --refname "$1" </dev/null 2>&1
            """;

    @TempDir
    Path folder;

    private GuardedServer server;

    @BeforeEach
    void gerrit() {
        server = GuardedServer.unguarded(folder);
        server.script("server.git/hooks/update", PLUGIN);
        server.server()
                .git(
                        "config",
                        "countersign.policy",
                        folder.resolve("policy.yaml").toString());
        server.askForUploader("Sara Lind", "slind");
        server.client().commit(GuardedServer.SIGNED);
    }

    @Test
    void what_the_signing_member_uploads_goes_in() {
        assertThat(upload("Sara Lind <sara@corp.example>", "slind").error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void what_somebody_else_uploads_does_not() {
        Outcome outcome = upload("Jun Park <jun@corp.example>", "jpark");

        assertThat(outcome.error()).contains("refs/heads/main was not changed on the server", "the pusher is 'jpark'");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void a_name_for_display_is_no_login_though_it_looks_like_one() {
        assertThat(upload("slind", "jpark").exitCode()).isEqualTo(1);
        assertThat(upload("--uploader-username", "jpark").exitCode()).isEqualTo(1);
        assertThat(upload("slind", "").error()).contains("the server names no pusher");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void nobody_is_known_to_a_policy_that_does_not_name_the_argument() {
        server.askForPusher("GL_USERNAME", "Sara Lind", "slind");

        assertThat(upload("Sara Lind <sara@corp.example>", "slind").exitCode()).isEqualTo(1);
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void what_cannot_be_understood_is_no_admission() {
        Program hook = Program.of(
                        server.server().directory(),
                        server.installation().hook("ref-update").toString())
                .with("PATH", System.getenv("PATH"))
                .with("GIT_DIR", server.server().directory().toString());
        String id = server.client().id("HEAD").hex();
        String zero = "0".repeat(40);

        assertThat(hook.run("--refname", "refs/heads/main", "--oldrev", zero).exitCode())
                .isEqualTo(2);
        Program.Outcome twice = hook.run(
                "--refname", "refs/heads/main", "--oldrev", zero, "--newrev", id, "--refname", "refs/heads/other");
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err()).contains("--refname, --oldrev, --newrev and what else Gerrit tells, each once");
    }

    private Outcome upload(String fullName, String username) {
        return server.push(Map.of(
                "GERRIT_HOOK", server.installation().hook("ref-update").toString(),
                "FULL_NAME", fullName,
                "USERNAME", username));
    }
}
