package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.signoff.SignedStatement;
import dev.countersign.core.signoff.Statement;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.ScratchRepository;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real pushes of what hardware keys have signed, which a machine without one can only make by hand. */
final class SecurityKeyPushTest {

    private static final int TOUCHED = 1;
    private static final int UNTOUCHED = 0;
    private static final String UNTOUCHED_TOLD = "nobody touched the key";

    @TempDir
    Path folder;

    static Stream<SecurityKey> keys() {
        return Stream.of(SecurityKey.ed25519("ssh:"), SecurityKey.ecdsa("ssh:"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_commit_needs_a_touch(SecurityKey key) {
        GuardedServer server = guarded("commit-signature", key);
        server.client().commit(GuardedServer.SIGNED);
        String commit = server.client().git("cat-file", "commit", "HEAD") + "\n";

        assertRefused(server, server.pushing(signed(server, commit, key, UNTOUCHED) + ":refs/heads/main"));
        assertThat(server.pushing(signed(server, commit, key, TOUCHED) + ":refs/heads/main")
                        .error())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_countersignature_needs_a_touch(SecurityKey key) {
        GuardedServer server = guarded("countersignature", key);
        ObjectId commit = server.client().commit(GuardedServer.UNSIGNED);
        List<String> both = List.of("HEAD:refs/heads/main", "+" + SignedStatement.REF);

        vouch(server.client(), commit, key, UNTOUCHED);
        assertRefused(server, server.pushing(both.toArray(String[]::new)));
        vouch(server.client(), commit, key, TOUCHED);
        assertThat(server.pushing(both.toArray(String[]::new)).error()).isEmpty();
    }

    private GuardedServer guarded(String proof, SecurityKey key) {
        GuardedServer server = GuardedServer.in(folder);
        server.askForProof(proof, "Sara Lind", "'" + key.publicLine() + "'");
        return server;
    }

    private static ObjectId signed(GuardedServer server, String commit, SecurityKey key, int flags) {
        String header = "gpgsig " + key.sign(commit, flags).strip().replace("\n", "\n ");
        String whole = commit.replaceFirst("\n\n", "\n" + header + "\n\n");
        return server.client().storeCommit(whole.getBytes(StandardCharsets.UTF_8));
    }

    private static void vouch(ScratchRepository clone, ObjectId commit, SecurityKey key, int flags) {
        String text = new Statement(
                        "server",
                        "Sara Lind",
                        EmailAddress.of("sara@corp.example"),
                        Instant.parse("2026-03-01T12:00:00Z"),
                        Map.of(commit, clone.id(commit + "^{tree}")))
                .text();
        SignedStatement signed = new SignedStatement(text, key.sign(Statement.NAMESPACE, text, flags));
        ObjectId note =
                clone.store("blob", SignedStatement.note(List.of(signed)).getBytes(StandardCharsets.UTF_8));
        clone.git("notes", "--ref=" + SignedStatement.REF, "add", "-f", "-C", note.hex(), commit.hex());
    }

    private static void assertRefused(GuardedServer server, Outcome outcome) {
        String told = outcome.error().replace("remote:", "").replaceAll("\\s+", " ");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(told).contains(UNTOUCHED_TOLD);
        assertThat(server.refs()).isEmpty();
    }
}
