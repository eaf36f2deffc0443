package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.testing.Gpg;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that the machine's own gpg made, and what they say about themselves. */
final class OpenPgpKeyTest {

    private static final String SARA = "Sara Lind <sara@corp.example>";
    private static final String IN_2020 = "--faked-system-time=20200101T120000";
    private static final String IN_2021 = "--faked-system-time=20210101T120000";
    private static final String IN_2022 = "--faked-system-time=20220101T120000";

    @Test
    void a_subkey_signs_for_a_primary_key_that_may_not() {
        try (Gpg gpg = Gpg.start()) {
            String primary = gpg.key(SARA, "rsa2048", "cert", "never", IN_2020);
            String subkey = gpg.subkey(primary, "ed25519", "sign", "never", IN_2021);
            gpg.subkey(primary, "cv25519", "encr", "never");
            String fingerprint = primary + " (subkey " + subkey + ")";

            assertThat(OpenPgpCheck.keys(gpg.export(primary)))
                    .extracting(
                            SigningKey::fingerprint,
                            SigningKey::ownFingerprint,
                            key -> key.from().orElseThrow())
                    .containsExactly(tuple(fingerprint, subkey, LocalDate.of(2021, 1, 1)));
            assertThat(OpenPgpCheck.by(gpg.export(primary)).of(gpg.sign(Keygen.MESSAGE)))
                    .isEqualTo(CommitSignature.by(fingerprint, true));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // key,      subkey,     last whole day of either
        "never,      never,      none,       none",
        "2030-01-31, never,      2030-01-30, 2030-01-30",
        "never,      2029-01-31, none,       2029-01-30",
        "2030-01-31, 2029-01-31, 2030-01-30, 2029-01-30",
        "2029-01-31, 2030-01-31, 2029-01-30, 2029-01-30", // not longer than the key that it belongs to
    })
    void a_key_is_valid_for_whole_days_and_a_subkey_no_longer_than_its_key(
            String expires, String subkeyExpires, String last, String subkeyLast) {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", expires, IN_2020);
            gpg.subkey(key, "ed25519", "sign", subkeyExpires, IN_2021);

            assertThat(OpenPgpCheck.keys(gpg.export(key)))
                    .extracting(found -> found.until().map(LocalDate::toString).orElse("none"))
                    .containsExactly(last, subkeyLast);
        }
    }

    @Test
    void the_newest_word_on_when_a_key_expires_counts() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "2025-01-31", IN_2020);
            gpg.run("", IN_2021, "--quick-set-expire", key, "2030-01-31");
            assertThat(until(gpg, key)).isEqualTo("2030-01-30");

            gpg.run("", IN_2022, "--quick-set-expire", key, "2028-01-31");
            assertThat(until(gpg, key)).isEqualTo("2028-01-30");
        }
    }

    @Test
    void a_revoked_key_proves_nothing_and_says_so() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "never", IN_2020);
            String subkey = gpg.subkey(key, "ed25519", "sign", "never", IN_2020);
            String armored = gpg.sign(Keygen.MESSAGE, IN_2021, "--local-user", subkey + "!");
            gpg.revoke(key);

            assertThat(OpenPgpCheck.keys(gpg.export(key)))
                    .hasSize(2)
                    .allSatisfy(found -> assertThat(found.revoked()).isPresent());
            assertThat(OpenPgpCheck.by(gpg.export(key)).of(armored).flaw())
                    .startsWith("the key that signed the commit was revoked on ");
        }
    }

    @Test
    void a_revoked_subkey_proves_nothing_while_its_key_does() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "never", IN_2020);
            String subkey = gpg.subkey(key, "ed25519", "sign", "never", IN_2020);
            String bySubkey = gpg.sign(Keygen.MESSAGE, IN_2021, "--local-user", subkey + "!");
            String byKey = gpg.sign(Keygen.MESSAGE, IN_2021, "--local-user", key + "!");
            gpg.edit(key, "key 1\nrevkey\ny\n0\n\ny\nsave\n");
            OpenPgpCheck check = OpenPgpCheck.by(gpg.export(key));

            assertThat(check.of(bySubkey).flaw()).startsWith("the key that signed the commit was revoked on ");
            assertThat(check.of(byKey)).isEqualTo(CommitSignature.by(key, true));
        }
    }

    @Test
    void a_signature_of_a_time_at_which_the_key_was_not_valid_proves_nothing() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "2022-01-01", IN_2021);
            OpenPgpCheck check = OpenPgpCheck.by(gpg.export(key));
            String within = gpg.sign(Keygen.MESSAGE, "--faked-system-time=20210601T120000");
            gpg.run("", IN_2021, "--quick-set-expire", key, "0");

            assertThat(check.of(within)).isEqualTo(CommitSignature.by(key, true));
            assertThat(check.of(gpg.sign(Keygen.MESSAGE)).flaw())
                    .isEqualTo("the key that signed the commit had expired before the signature, on 2022-01-01");
            assertThat(check.of(gpg.sign(Keygen.MESSAGE, IN_2020, "--ignore-time-conflict"))
                            .flaw())
                    .isEqualTo("the key that signed the commit was made after the signature, on 2021-01-01");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        rsa1024   | sign | | an RSA key needs at least 2048 bits, this one has 1024
        dsa2048   | sign | | DSA keys prove nothing any more; make an Ed25519 key
        brainpoolP256r1 | sign | | the key is on the curve 1.3.36.3.3.2.8.1.1.7; known are Ed25519, P-256, P-384 and P-521
        secp256k1 | sign | | the key is on the curve 1.3.132.0.10; known are Ed25519, P-256, P-384 and P-521
        ed25519   | cert | | neither the key nor a subkey of it is for signing
        rsa2048   | sign | --cert-digest-algo=SHA1 | of a signature by which the key vouches for itself: the signature uses SHA-1, which can be forged; allowed are SHA-256, SHA-384 and SHA-512
        """)
    void a_key_that_cannot_prove_anything_is_refused_with_the_reason(
            String algorithm, String usage, String option, String reason) {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, algorithm, usage, "never", option == null ? "--yes" : option);

            assertThat(refused(gpg.export(key))).isEqualTo(reason);
        }
    }

    @Test
    void a_weak_subkey_does_not_sign_for_a_strong_key() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "cert", "never");
            gpg.subkey(key, "rsa1024", "sign", "never");

            assertThat(refused(gpg.export(key)))
                    .isEqualTo("of a subkey for signing: an RSA key needs at least 2048 bits, this one has 1024");
        }
    }

    @Test
    void other_blocks_are_no_keys() {
        try (Gpg gpg = Gpg.start()) {
            String sara = gpg.key(SARA, "ed25519", "sign", "never");
            gpg.key("Ravi Rao <ravi@corp.example>", "ed25519", "sign", "never");

            assertThat(refused(gpg.run("", "--armor", "--export").out())).startsWith("there is more than one key");
            assertThat(refused(gpg.export(sara) + gpg.export(sara))).startsWith("there is something after the end");
            assertThat(refused(
                            gpg.run("", "--armor", "--export-secret-keys", sara).out()))
                    .startsWith("this is a private key");
            assertThat(refused(gpg.sign(Keygen.MESSAGE))).startsWith("the key does not start with the line");
            assertThat(refused(gpg.export(sara).replaceFirst("\n\n", "\n"))).startsWith("the key has no empty line");
        }
    }

    private static String until(Gpg gpg, String key) {
        List<SigningKey> keys = OpenPgpCheck.keys(gpg.export(key));
        return keys.get(0).until().map(LocalDate::toString).orElse("none");
    }

    private static String refused(String armored) {
        return String.valueOf(catchThrowableOfType(OpenPgpFormatException.class, () -> OpenPgpKey.parse(armored))
                .getMessage());
    }
}
