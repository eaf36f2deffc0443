package dev.countersign.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import dev.countersign.testing.SshKey;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RosterKeysCommandTest {

    @Test
    void lists_who_can_prove_what(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        SshKey sara = SshKey.in(folder);
        server.askForProof("commit-signature", "Sara Lind", "{key: '" + sara.line() + "', revoked: 2999-01-01}");
        server.allowSigners("ravi@corp.example " + SshKey.in(folder).line());

        Program.Outcome outcome = server.commands().run("roster", "keys", "--policy", "policy.yaml");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("Sara Lind (senior): countersignature\n  key    SHA256:")
                .contains("Ravi Rao (senior): countersignature\n  key    SHA256:")
                .contains("Jun Park (junior): claim\n");
    }

    @Test
    void a_dry_run_judges_for_the_pusher_that_it_is_told(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.askForPusher("GL_USERNAME", "Sara Lind", "slind");
        server.client().commit(GuardedServer.SIGNED);

        assertThat(check(server).exitCode()).isEqualTo(1);
        assertThat(check(server, "--pusher", "jpark").exitCode()).isEqualTo(1);
        assertThat(check(server, "--pusher", "slind").exitCode()).isZero();
    }

    private static Program.Outcome check(GuardedServer server, String... options) {
        String[] arguments = new String[4 + options.length];
        arguments[0] = "check";
        arguments[1] = "HEAD";
        arguments[2] = "--policy";
        arguments[3] = "../policy.yaml";
        System.arraycopy(options, 0, arguments, 4, options.length);
        return server.commands().at(server.client().directory()).run(arguments);
    }
}
