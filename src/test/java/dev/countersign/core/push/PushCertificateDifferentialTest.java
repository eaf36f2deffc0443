package dev.countersign.core.push;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import dev.countersign.testing.SignedPush;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificates that the machine's own git makes. */
final class PushCertificateDifferentialTest {

    private static final ObjectId ZERO = new ObjectId("0".repeat(40));

    @Test
    void reads_what_git_push_signed_makes(@TempDir Path temp) {
        GuardedServer guarded = GuardedServer.unguarded(temp);
        SignedPush signed = SignedPush.to(guarded);
        ObjectId commit = guarded.client().commit("Charge cards\n");

        byte[] blob = signed.push("--push-option=ci.skip", "--push-option=", "origin", "HEAD:main", "HEAD:next");

        PushCertificate certificate = PushCertificate.parse(blob).orElseThrow();
        assertThat(certificate.pusher()).startsWith("SHA256:").endsWith(" +0000");
        assertThat(certificate.updates())
                .containsExactly(
                        new RefUpdate(ZERO, commit, new RefName("refs/heads/main")),
                        new RefUpdate(ZERO, commit, new RefName("refs/heads/next")));
        assertThat(certificate.armored()).asString().startsWith("-----BEGIN SSH SIGNATURE-----\n");
        assertThat(certificate.payload()).asString().endsWith(commit + " refs/heads/next\n");
        assertThat(new String(certificate.payload(), US_ASCII) + new String(certificate.armored(), US_ASCII))
                .isEqualTo(new String(blob, US_ASCII));
    }

    @Test
    void parts_the_signature_from_what_it_signs(@TempDir Path temp) throws IOException {
        GuardedServer guarded = GuardedServer.unguarded(temp);
        SignedPush signed = SignedPush.to(guarded);
        guarded.client().commit("Charge cards\n");

        PushCertificate certificate =
                PushCertificate.parse(signed.push("origin", "HEAD:main")).orElseThrow();

        Files.write(temp.resolve("signature"), certificate.armored());
        Program.Outcome outcome = Program.of(temp, "ssh-keygen")
                .reading(new String(certificate.payload(), US_ASCII))
                .run("-Y", "check-novalidate", "-n", "git", "-s", "signature");
        assertThat(outcome.out()).startsWith("Good \"git\" signature with ED25519 key SHA256:");
    }

    @Test
    void reads_a_deletion(@TempDir Path temp) {
        GuardedServer guarded = GuardedServer.unguarded(temp);
        SignedPush signed = SignedPush.to(guarded);
        ObjectId commit = guarded.client().commit("Charge cards\n");
        signed.push("origin", "HEAD:main", "HEAD:next");

        byte[] blob = signed.push("origin", ":next");

        assertThat(PushCertificate.parse(blob).orElseThrow().updates())
                .containsExactly(new RefUpdate(commit, ZERO, new RefName("refs/heads/next")));
    }
}
