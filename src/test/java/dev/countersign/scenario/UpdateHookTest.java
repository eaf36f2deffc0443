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

/** Servers that leave only the update hook to their admins: each ref is judged by itself, after the quarantine. */
final class UpdateHookTest {

    @Test
    void each_ref_is_judged_by_itself_and_what_was_refused_stays_out_though_it_is_on_the_disk(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        assertThat(server.commands()
                        .run("install", "server.git", "--policy", "policy.yaml", "--update-hook")
                        .exitCode())
                .isZero();
        ObjectId good = server.client().commit(SIGNED);
        ObjectId bad = server.client().commit(UNSIGNED);

        Outcome both = server.pushing(good + ":refs/heads/good", bad + ":refs/heads/bad");

        assertThat(both.exitCode()).isEqualTo(1);
        assertThat(both.error())
                .contains("this commit may not go in", "! [remote rejected] " + bad + " -> bad (hook declined)");
        assertThat(server.refs()).containsExactly("refs/heads/good " + good);
        assertThat(server.server().git("cat-file", "-t", bad.hex())).isEqualTo("commit");

        Outcome again = server.pushing(bad + ":refs/heads/good");
        assertThat(again.error()).contains("this commit may not go in");
        server.client().git("reset", "--quiet", "--soft", "HEAD^");
        server.client().commit(SIGNED);
        assertThat(server.pushing("HEAD:refs/heads/good").error()).isEmpty();
        assertThat(server.refs())
                .containsExactly("refs/heads/good " + server.client().id("HEAD"));
    }
}
