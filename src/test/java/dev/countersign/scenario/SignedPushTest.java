package dev.countersign.scenario;

import static dev.countersign.scenario.ProofTest.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.Gpg;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.ScratchRepository.Outcome;
import dev.countersign.testing.SignedPush;
import dev.countersign.testing.SshKey;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-offs by whoever signs the push: real certificates of {@code git push --signed}, and forged ones. */
final class SignedPushTest {

    private static final String ZERO = "0".repeat(40);

    @TempDir
    Path folder;

    @Test
    void who_signs_the_push_of_what_they_signed_off_is_known_to_push() {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = askingFor(sara);
        server.client().commit(GuardedServer.SIGNED);

        Outcome outcome = server.pushing("--signed", "HEAD:refs/heads/main");

        assertThat(outcome.error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
        assertThat(server.commands()
                        .run("log", "--format", "json", "server.git")
                        .out())
                .contains("\"proof\":\"pusher\",\"counts\":true")
                .containsPattern("\"certificate\":\\{\"id\":\"[0-9a-f]{40}\",\"key\":\"SHA256:[^\"]*\","
                        + "\"member\":\"Sara Lind\",\"flaw\":null}");
    }

    @Test
    void a_repository_may_be_addressed_as_git_allows() {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = askingFor(sara);
        server.client().commit(GuardedServer.SIGNED);

        for (String url : List.of(folder + "/server", "file://" + folder + "/server.git/")) {
            Outcome outcome = push(server, Map.of(), "--signed", url, "HEAD:refs/heads/" + url.length());
            assertThat(outcome.error()).isEmpty();
        }
        String within = "--receive-pack=cd ../server.git && git-receive-pack . ; :"; // as git-http-backend does
        assertThat(push(server, Map.of(), "--signed", within, "origin", "HEAD:refs/heads/within")
                        .error())
                .isEmpty();
    }

    @Test
    void an_update_hook_is_shown_no_certificate() {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = GuardedServer.unguarded(folder);
        server.commands().run("install", "server.git", "--policy", "policy.yaml", "--update-hook");
        server.askForCertificate("Sara Lind", "'" + sara.line() + "'");
        SignedPush.prepare(server, sara);
        server.client().commit(GuardedServer.SIGNED);

        assertRefused(server, server.pushing("--signed", "HEAD:refs/heads/main"), "there is no push certificate");
    }

    @Test
    void who_addresses_a_repository_in_a_way_that_nobody_can_tell_is_told_so() {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = askingFor(sara);
        server.client().commit(GuardedServer.SIGNED);

        Outcome outcome = push(server, Map.of(), "--signed", "../clone/../server.git", "HEAD:refs/heads/main");

        assertRefused(server, outcome, "was addressed in a way that cannot be told");
    }

    @Test
    void a_push_that_nobody_signed_is_not_enough() {
        GuardedServer server = askingFor(SshKey.in(folder));

        Outcome outcome = server.push(GuardedServer.SIGNED);

        assertRefused(server, outcome, "there is no push certificate");
        assertRefused(server, outcome, "pushes it with --signed");
    }

    @Test
    void a_push_that_another_senior_signed_does_not_prove_the_sign_off() {
        SshKey ravi = SshKey.in(folder);
        GuardedServer server = askingFor(ravi);
        server.askForCertificate("Ravi Rao", "'" + ravi.line() + "'");
        server.client().commit(GuardedServer.SIGNED);

        Outcome outcome = server.pushing("--signed", "HEAD:refs/heads/main");

        assertRefused(server, outcome, "which the roster does not give to Sara Lind");
    }

    @Test
    void a_push_signed_by_a_key_that_nobody_has_is_not_enough() {
        GuardedServer server = askingFor(SshKey.in(folder));
        SignedPush.prepare(server, SshKey.in(folder));
        server.client().commit(GuardedServer.SIGNED);

        Outcome outcome = server.pushing("--signed", "HEAD:refs/heads/main");

        assertRefused(server, outcome, "the push is signed by the key SHA256:");
    }

    @Test
    void the_certificate_of_an_earlier_push_is_not_one_of_this_push() {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = askingFor(sara);
        server.client().commit(GuardedServer.SIGNED);
        String earlier = store(server, signed(sara, payload(server, SignedPush.SEED, Instant.now())));
        server.client().commit(GuardedServer.SIGNED);

        assertRefused(server, server.push(forged(earlier)), "is for other ref updates than those of this push");
    }

    @Test
    void the_certificate_of_an_earlier_push_is_good_for_the_same_push_for_some_minutes_only() {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = askingFor(sara);
        server.client().commit(GuardedServer.SIGNED);
        Instant now = Instant.now();
        String stale = store(server, signed(sara, payload(server, SignedPush.SEED, now.minusSeconds(400))));
        String fresh = store(server, signed(sara, payload(server, SignedPush.SEED, now)));

        assertRefused(server, server.push(forged(stale)), "seconds old, allowed are 300");

        assertThat(server.push(forged(fresh)).error()).isEmpty();
    }

    @Test
    void the_repository_says_how_old_a_certificate_may_be() {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = askingFor(sara);
        server.server().git("config", "receive.certNonceSlop", "1k");
        server.client().commit(GuardedServer.SIGNED);
        Instant before = Instant.now().minusSeconds(400);

        Outcome outcome = server.push(forged(store(server, signed(sara, payload(server, SignedPush.SEED, before)))));

        assertThat(outcome.error()).isEmpty();
    }

    @Test
    void a_certificate_for_another_server_is_none() {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = askingFor(sara);
        server.client().commit(GuardedServer.SIGNED);

        String certificate = store(server, signed(sara, payload(server, "another seed", Instant.now())));

        assertRefused(server, server.push(forged(certificate)), "is not of this server and repository");
    }

    @Test
    void an_edited_certificate_is_none() {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = askingFor(sara);
        server.client().commit(GuardedServer.SIGNED);
        String payload = payload(server, SignedPush.SEED, Instant.now());
        String edited = signed(sara, payload).replace("pusher Sara", "pusher Mia");

        assertRefused(
                server, server.push(forged(store(server, edited))), "signature does not fit the push certificate");
    }

    @Test
    void a_certificate_signed_for_another_purpose_is_none() {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = askingFor(sara);
        server.client().commit(GuardedServer.SIGNED);
        String payload = payload(server, SignedPush.SEED, Instant.now());

        Outcome outcome = server.push(forged(store(server, payload + sara.sign("file", payload))));

        assertRefused(server, outcome, "was made for something else");
    }

    @Test
    void gpg_may_sign_the_push() {
        try (Gpg gpg = Gpg.start()) {
            GuardedServer server = askingFor(SshKey.in(folder));
            String sara = signWith(server, gpg, "Sara Lind <sara@corp.example>");
            server.askForCertificate("Sara Lind", '"' + gpg.export(sara).replace("\n", "\\n") + '"');
            server.client().commit(GuardedServer.SIGNED);

            Outcome outcome = signedByGpg(server, gpg);

            assertThat(outcome.exitCode()).isZero();
            assertThat(server.hasArrived()).isTrue();
            assertThat(server.commands()
                            .run("log", "--format", "json", "server.git")
                            .out())
                    .contains("\"key\":\"" + sara + "\",\"member\":\"Sara Lind\",\"flaw\":null}");
        }
    }

    @Test
    void a_push_that_gpg_signed_for_somebody_else_is_not_enough() {
        try (Gpg gpg = Gpg.start()) {
            GuardedServer server = askingFor(SshKey.in(folder));
            signWith(server, gpg, "Jun Park <jun@corp.example>");
            String sara = gpg.key("Sara Lind <sara@corp.example>", "ed25519", "sign", "never");
            server.askForCertificate("Sara Lind", '"' + gpg.export(sara).replace("\n", "\\n") + '"');
            server.client().commit(GuardedServer.SIGNED);

            assertRefused(server, signedByGpg(server, gpg), "which the roster does not know");
        }
    }

    private static String signWith(GuardedServer server, Gpg gpg, String name) {
        String key = gpg.key(name, "ed25519", "sign", "never");
        server.client().git("config", "gpg.format", "openpgp");
        server.client().git("config", "user.signingKey", key + "!");
        return key;
    }

    /** The server's git verifies too, and needs the same keys for it. */
    private static Outcome signedByGpg(GuardedServer server, Gpg gpg) {
        return push(server, Map.of("GNUPGHOME", gpg.home().toString()), "--signed", "origin", "HEAD:refs/heads/main");
    }

    @Test
    void what_the_environment_calls_a_certificate_need_not_be_one() {
        GuardedServer server = askingFor(SshKey.in(folder));
        String commit = server.client().commit(GuardedServer.SIGNED).hex();

        for (String id : List.of(commit, "f".repeat(40), store(server, "x".repeat(5 << 20)))) {
            assertRefused(server, server.push(forged(id)), "none that git would write");
        }
    }

    @Test
    void without_a_seed_nothing_is_a_certificate() {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = askingFor(sara);
        server.server().git("config", "--unset", "receive.certNonceSeed");
        server.client().commit(GuardedServer.SIGNED);
        String certificate = store(server, signed(sara, payload(server, SignedPush.SEED, Instant.now())));

        assertRefused(server, server.push(Map.of()), "has no receive.certNonceSeed");
        assertRefused(server, server.push(forged(certificate)), "has no receive.certNonceSeed");
    }

    /**
     * A server that wants to know who pushes by a certificate, Sara Lind's key being this one, with which Jun signs.
     */
    private GuardedServer askingFor(SshKey sara) {
        GuardedServer server = GuardedServer.in(folder);
        server.askForCertificate("Sara Lind", "'" + sara.line() + "'");
        SignedPush.prepare(server, sara);
        return server;
    }

    private static Outcome push(GuardedServer server, Map<String, String> environment, String... arguments) {
        List<String> command = Stream.concat(Stream.of("push", "--quiet"), Stream.of(arguments))
                .toList();
        return server.client().run(environment, new byte[0], command);
    }

    /** What a push without a certificate would hand on, if nobody stopped it. */
    private static Map<String, String> forged(String certificate) {
        return Map.of(
                "GIT_PUSH_CERT", certificate,
                "GIT_PUSH_CERT_STATUS", "G",
                "GIT_PUSH_CERT_NONCE_STATUS", "OK");
    }

    private static String store(GuardedServer server, String certificate) {
        return server.server().store("blob", certificate.getBytes(UTF_8)).hex();
    }

    private static String signed(SshKey key, String payload) {
        return payload + key.sign("git", payload);
    }

    /** The certificate of a push that creates {@code main}. */
    private static String payload(GuardedServer server, String seed, Instant asked) {
        return "certificate version 0.1\npusher Sara Lind\nnonce " + nonce(server, seed, asked.getEpochSecond())
                + "\n\n" + ZERO + " " + server.client().id("HEAD") + " refs/heads/main\n";
    }

    /** As receive-pack.c makes it. */
    private static String nonce(GuardedServer server, String seed, long second) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec((server.server().directory() + ":" + second).getBytes(UTF_8), "HmacSHA1"));
            return second + "-" + HexFormat.of().formatHex(mac.doFinal(seed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
