package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are not git may send any old value; the hook is called here as the server would call it then. */
final class HookInputTest {

    private static final String ZERO = "0".repeat(40);

    @Test
    void an_old_value_is_the_pushers_word_and_proves_nothing(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.client().commit("Before the gate stood\n");
        server.plant("HEAD", "refs/heads/main");
        ObjectId bad = server.client().commit(UNSIGNED);
        server.plant("HEAD", "refs/elsewhere/x");

        Program.Outcome outcome = hook(server)
                .reading(bad + " " + bad + " refs/heads/main\n" + bad + " " + bad + " refs/heads/decoy\n" + bad + " "
                        + ZERO + " refs/heads/gone\n")
                .run();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("the ref is at " + server.client().id("HEAD^").abbreviated() + " by now, not at "
                        + bad.abbreviated())
                .contains("error: refs/heads/decoy\n       the ref is not there by now")
                .contains("error: refs/heads/gone\n       the ref is not there by now")
                .contains("error: " + bad.abbreviated() + " Charge cards");
    }

    @Test
    void one_line_that_cannot_be_read_keeps_out_what_is_good(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        ObjectId good = server.client().commit(SIGNED);
        server.plant("HEAD", "refs/elsewhere/x");
        String fine = ZERO + " " + good + " refs/heads/main\n";

        Program.Outcome outcome = hook(server)
                .reading(fine + fine + ZERO + " " + good + " HEAD\n" + ZERO + " " + ZERO + " refs/heads/x\n"
                        + good.abbreviated() + " " + good + " refs/heads/y\n" + ZERO + " " + good
                        + " refs/heads/../z\n\n")
                .run();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("ref update 2 cannot be read: a second update of the same ref")
                .contains("ref update 3 cannot be read: not the full and valid name of a ref")
                .contains("ref update 4 cannot be read: neither an old nor a new id")
                .contains("ref update 5 cannot be read: the old id is not an object id in")
                .contains("ref update 6 cannot be read: not the full and valid name of a ref")
                .contains("ref update 7 cannot be read: not of the form 'old new ref'");
        assertThat(hook(server).reading(fine).run().exitCode()).isZero();
    }

    private static Program hook(GuardedServer server) {
        return Program.of(server.onServer("."), "hooks/pre-receive").with("GIT_DIR", ".");
    }
}
