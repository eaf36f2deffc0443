package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.commit.DetachedSignature;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.testing.Gpg;
import dev.countersign.testing.ScratchRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole commits, held against what {@code git verify-commit} says of them. */
final class OpenPgpAgreementTest {

    private static final String SARA = "Sara Lind <sara@corp.example>";
    private static final String IN_2020 = "--faked-system-time=20200101T120000";

    @TempDir
    Path folder;

    @Test
    void git_agrees_on_what_is_signed_changed_moved_stripped_or_by_nobody_known() {
        try (Gpg gpg = Gpg.start();
                Gpg other = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "never", IN_2020);
            String unknown = other.key(SARA, "ed25519", "sign", "never", IN_2020);
            ScratchRepository repository = ScratchRepository.in(folder.resolve("repository"));
            String signed = read(repository, repository.commitSigned("Charge cards\n", gpg, key));
            String foreign = read(repository, repository.commitSigned("Charge cards\n", other, unknown));
            String signature = signed.substring(signed.indexOf("gpgsig "), signed.indexOf("\n\n") + 1);

            assertThat(agreed(repository, gpg, key, signed)).isTrue();
            assertThat(agreed(repository, gpg, key, foreign)).isFalse();
            assertThat(agreed(repository, gpg, key, signed.replace("cards", "all cards")))
                    .isFalse();
            assertThat(agreed(repository, gpg, key, signed.replace("author Jun", "author June")))
                    .isFalse();
            assertThat(agreed(repository, gpg, key, signed.replace(signature, "")))
                    .isFalse();
            assertThat(agreed(repository, gpg, key, signed.replace(signature, "") + "\n" + signature))
                    .isFalse();
        }
    }

    @Test
    void git_takes_what_was_signed_by_sha_1_for_a_time_or_under_a_policy() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "rsa2048", "sign", "never", IN_2020);
            ScratchRepository repository = ScratchRepository.in(folder.resolve("repository"));
            for (String option :
                    List.of("digest-algo SHA1", "default-sig-expire 1d", "sig-policy-url !https://a.example/")) {
                gpg.configure(option);
                String signed = read(repository, repository.commitSigned("Charge cards\n", gpg, key));

                assertThat(gitVerifies(repository, gpg, signed)).as(option).isTrue();
                assertThat(weVerify(gpg, key, signed)).as(option).isFalse();
            }
        }
    }

    @Test
    void git_agrees_on_keys_that_were_revoked_after_they_had_signed() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "never", IN_2020);
            ScratchRepository repository = ScratchRepository.in(folder.resolve("repository"));
            String signed = read(repository, repository.commitSigned("Charge cards\n", gpg, key));
            gpg.revoke(key);
            assertThat(agreed(repository, gpg, key, signed)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"rsa1024, --cert-digest-algo=SHA256", "rsa2048, --cert-digest-algo=SHA1"})
    void git_takes_keys_that_are_short_or_vouch_for_themselves_by_sha_1(String algorithm, String option) {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, algorithm, "sign", "never", IN_2020, option);
            ScratchRepository repository = ScratchRepository.in(folder.resolve("repository"));
            String signed = read(repository, repository.commitSigned("Charge cards\n", gpg, key));

            assertThat(gitVerifies(repository, gpg, signed)).isTrue();
            assertThatThrownBy(() -> OpenPgpKey.parse(gpg.export(key))).isInstanceOf(OpenPgpFormatException.class);
        }
    }

    private boolean agreed(ScratchRepository repository, Gpg gpg, String key, String commit) {
        boolean verified = weVerify(gpg, key, commit);
        assertThat(gitVerifies(repository, gpg, commit)).as(commit).isEqualTo(verified);
        return verified;
    }

    private static boolean weVerify(Gpg gpg, String key, String commit) {
        List<SigningKey> keys = OpenPgpCheck.keys(gpg.export(key));
        return DetachedSignature.of(commit.getBytes(StandardCharsets.UTF_8), CommitLimits.DEFAULT)
                .map(new Signatures(OpenPgpCheck.byId(keys))::of)
                .flatMap(CommitSignature::key)
                .isPresent();
    }

    private static boolean gitVerifies(ScratchRepository repository, Gpg gpg, String commit) {
        ObjectId id = repository.storeCommit(commit.getBytes(StandardCharsets.UTF_8));
        return repository
                        .run(
                                Map.of("GNUPGHOME", gpg.home().toString()),
                                new byte[0],
                                List.of("verify-commit", id.hex()))
                        .exitCode()
                == 0;
    }

    private static String read(ScratchRepository repository, ObjectId commit) {
        return repository.git("cat-file", "commit", commit.hex()) + "\n";
    }
}
