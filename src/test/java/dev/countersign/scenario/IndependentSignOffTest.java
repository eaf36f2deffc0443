package dev.countersign.scenario;

import static dev.countersign.scenario.ProofTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-offs of people who had a hand in what they sign off, in real pushes. */
final class IndependentSignOffTest {

    private static final Map<String, String> BY_JUN = Map.of("GL_USERNAME", "jpark");
    private static final Map<String, String> BY_SARA = Map.of("GL_USERNAME", "slind");

    @TempDir
    Path folder;

    @Test
    void whoever_pushes_what_they_sign_off_is_not_independent() {
        GuardedServer server = asking("[author, pusher]");
        server.client().commit(GuardedServer.SIGNED);

        assertRefused(server, server.push(BY_SARA), "Sara Lind signed off, but is also the pusher; the rule asks for");
        assertRefused(server, server.push(BY_SARA), "let somebody else push it");

        assertThat(server.push(BY_JUN).error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void a_pusher_whom_nobody_knows_may_be_anybody() {
        GuardedServer server = asking("[pusher]");
        server.client().commit(GuardedServer.SIGNED);

        for (Map<String, String> unknown : List.of(Map.<String, String>of(), Map.of("GL_USERNAME", "sara2"))) {
            assertRefused(server, server.push(unknown), "may also be the pusher, who is not known");
        }
    }

    @Test
    void a_second_address_makes_no_second_person() {
        GuardedServer server = asking("[author, pusher]");
        server.client().commit(GuardedServer.SIGNED, "--author=S. L. <lind@home.example>");

        assertRefused(server, server.push(BY_JUN), "Sara Lind signed off, but is also the author");
    }

    @Test
    void whoever_had_an_ai_write_it_is_not_independent() {
        GuardedServer server = asking("[author]");
        server.client().commit(GuardedServer.SIGNED, "--author=Claude <noreply@anthropic.com>");
        amend(server, Map.of("GIT_COMMITTER_EMAIL", "lind@home.example"));

        assertRefused(server, server.push(BY_JUN), "is also the person behind the AI that wrote it");

        amend(server, Map.of()); // by Jun, who may have run it
        assertThat(server.push(BY_JUN).exitCode()).isZero();
        assertThat(server.hasArrived()).isTrue();
    }

    private static void amend(GuardedServer server, Map<String, String> environment) {
        List<String> command = List.of("commit", "--quiet", "--amend", "--no-edit", "--allow-empty");
        assertThat(server.client().run(environment, new byte[0], command).exitCode())
                .isZero();
    }

    private GuardedServer asking(String independentOf) {
        GuardedServer server = GuardedServer.in(folder);
        server.write("policy.yaml", """
                version: 1
                roster: roster.yaml
                pusher: {login-variable: GL_USERNAME}
                rules:
                  - name: all-signed
                    refs: ['refs/heads/**']
                    when: every-commit
                    sign-off: {level: senior, proof: claim, independent-of: ROLES}
                """.replace("ROLES", independentOf));
        server.write("roster.yaml", """
                version: 1
                levels: [junior, mid, senior]
                members:
                  - {name: Jun Park, emails: [jun@corp.example], level: junior, logins: [jpark]}
                  - {name: Sara Lind, emails: [sara@corp.example, lind@home.example], level: senior, logins: [slind]}
                  - {name: Ravi Rao, emails: [ravi@corp.example], level: senior}
                """);
        return server;
    }
}
