package dev.countersign.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.Gpg;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import dev.countersign.testing.ScratchRepository.Outcome;
import dev.countersign.testing.SshKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same as for keys of SSH, by keys of OpenPGP: real gpg, real pushes. Commits say that they are of 2023. */
final class OpenPgpProofTest {

    private static final String MESSAGE = GuardedServer.SIGNED;
    private static final String SARA = "Sara Lind <sara@corp.example>";
    private static final String IN_2020 = "--faked-system-time=20200101T120000";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "nistp256", "rsa2048"})
    void a_commit_signed_by_the_key_of_who_signs_off_goes_in(String algorithm) {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, algorithm, "sign", "never", IN_2020);
            GuardedServer server = guarded(gpg.export(key));

            assertThat(server.pushSigned(MESSAGE, gpg, key).error()).isEmpty();
            assertThat(server.hasArrived()).isTrue();
        }
    }

    @Test
    void the_key_of_somebody_else_does_not_count() {
        try (Gpg gpg = Gpg.start()) {
            String sara = gpg.key(SARA, "ed25519", "sign", "never", IN_2020);
            String other = gpg.key("Jun Park <jun@corp.example>", "ed25519", "sign", "never", IN_2020);
            GuardedServer server = guarded(gpg.export(sara));

            assertRefused(server, server.pushSigned(MESSAGE, gpg, other), "which the roster does not know");
        }
    }

    @Test
    void a_back_dated_commit_does_not_revive_an_expired_key() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "2024-01-31", IN_2020);
            GuardedServer server = guarded(gpg.export(key));
            gpg.configure("faked-system-time 20230601T120000");

            assertRefused(server, server.pushSigned(MESSAGE, gpg, key), "is not valid since 2024-01-30");
        }
    }

    @Test
    void a_revoked_key_does_not_count_even_for_what_it_signed_before() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "never", IN_2020);
            GuardedServer server = guarded(gpg.export(key));
            server.client().commitSigned(MESSAGE, gpg, key);
            gpg.revoke(key);
            askFor(server, gpg.export(key));

            assertRefused(server, server.push(Map.of()), "the key that signed the commit was revoked on ");
        }
    }

    @Test
    void days_in_the_roster_narrow_those_of_the_key() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "never", IN_2020);
            GuardedServer server = guarded(gpg.export(key));
            server.askForProof(
                    "commit-signature", "Sara Lind", "{key: " + quoted(gpg.export(key)) + ", until: 2024-01-31}");

            assertRefused(server, server.pushSigned(MESSAGE, gpg, key), "is not valid since 2024-01-31");
        }
    }

    @Test
    void a_subkey_counts_and_a_signature_that_does_not_fit_the_commit_does_not() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "rsa2048", "cert", "never", IN_2020);
            String subkey = gpg.subkey(key, "ed25519", "sign", "never", IN_2020);
            GuardedServer server = guarded(gpg.export(key));
            server.client().commitSigned(MESSAGE, gpg, subkey);
            String signed = server.client().git("cat-file", "commit", "HEAD") + "\n";
            byte[] forged = signed.replace("Charge cards", "Charge all cards").getBytes(StandardCharsets.UTF_8);

            assertRefused(
                    server,
                    server.pushing(server.client().storeCommit(forged) + ":refs/heads/main"),
                    "the commit's signature does not fit the commit");

            assertThat(server.push(Map.of()).error()).isEmpty();
            assertThat(server.hasArrived()).isTrue();
        }
    }

    @Test
    void the_library_is_not_loaded_where_nobody_has_a_key_of_this_kind_and_no_commit_is_signed_by_one() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "never", IN_2020);
            SshKey ssh = SshKey.in(folder);
            GuardedServer server = GuardedServer.in(folder);
            server.askForProof("commit-signature", "Sara Lind", "'" + ssh.line() + "'");

            server.client().commitSigned(MESSAGE, ssh.file(), Map.of());
            assertThat(loaded(server))
                    .contains("dev.countersign.io.signature.SshSignature")
                    .noneMatch(OpenPgpProofTest::isOfLibrary);

            server.client().commitSigned(MESSAGE, gpg, key);
            assertThat(loaded(server)).anyMatch(OpenPgpProofTest::isOfLibrary);
        }
    }

    /** The classes that a judgement of the last commit in the clone loads, ours and those of the library. */
    private static List<String> loaded(GuardedServer server) {
        return Program.java(server.client().directory(), List.of("-Xlog:class+load:stdout:none"))
                .run("check", "HEAD", "--policy", "../policy.yaml")
                .out()
                .lines()
                .map(line -> line.split(" ", 2)[0])
                .filter(name -> isOfLibrary(name) || name.startsWith("dev.countersign.io.signature."))
                .toList();
    }

    private static boolean isOfLibrary(String name) {
        return name.startsWith("org.bouncycastle.");
    }

    private GuardedServer guarded(String armored) {
        GuardedServer server = GuardedServer.in(folder);
        askFor(server, armored);
        return server;
    }

    private static void askFor(GuardedServer server, String armored) {
        server.askForProof("commit-signature", "Sara Lind", quoted(armored));
    }

    private static String quoted(String lines) {
        return '"' + lines.replace("\n", "\\n") + '"';
    }

    private static void assertRefused(GuardedServer server, Outcome outcome, String because) {
        String read =
                String.join(" ", List.of(outcome.error().replace("remote:", "").split("\\s+")));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(read).contains(because);
        assertThat(server.refs()).isEmpty();
    }
}
