package dev.countersign.core.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.SignedPush;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nonces that the machine's own git makes: for git, a directory is how the client spells it. */
final class CertificateNonceDifferentialTest {

    private static final Duration SLOP = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{folder}/server.git",
                "{folder}/server.git/",
                "{folder}/server",
                "{folder}/clone/../server.git",
                "{folder}/link",
                "../server.git",
                "../server",
                "../link",
            })
    void takes_the_argument_of_receive_pack_for_the_directory(String spelling, @TempDir Path temp) throws IOException {
        String url = spelling.replace("{folder}", temp.toString());
        SignedPush signed = server(temp);
        Files.createSymbolicLink(temp.resolve("link"), temp.resolve("server.git"));

        String nonce = nonce(signed.push(url, "HEAD:main"));

        assertThat(isValid(nonce, url)).isTrue();
        assertThat(isValid(nonce, temp + "/server.git")).isEqualTo(url.equals(temp + "/server.git"));
    }

    @Test
    void takes_the_path_of_a_file_url_for_the_directory(@TempDir Path temp) {
        String nonce = nonce(server(temp).push("file://" + temp + "/server", "HEAD:main"));

        assertThat(isValid(nonce, temp + "/server")).isTrue();
    }

    @Test
    void takes_a_dot_for_the_directory_where_receive_pack_is_started_within(@TempDir Path temp) {
        String within = "--receive-pack=cd ../server.git && git-receive-pack . ; :";

        String nonce = nonce(server(temp).push(within, "origin", "HEAD:main"));

        assertThat(isValid(nonce, ".")).isTrue();
    }

    private static SignedPush server(Path folder) {
        GuardedServer guarded = GuardedServer.unguarded(folder);
        guarded.client().commit("Charge cards\n");
        return SignedPush.to(guarded);
    }

    private static String nonce(byte[] certificate) {
        return PushCertificate.parse(certificate).orElseThrow().nonce();
    }

    private static boolean isValid(String nonce, String directory) {
        return new NonceTerms(SignedPush.SEED, Set.of(directory), SLOP)
                .objection(nonce, Instant.now())
                .isEmpty();
    }
}
