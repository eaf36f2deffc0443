package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SshSignatureFormatTest {

    private static final byte[] ED25519 = blob("AAAAC3NzaC1lZDI1NTE5AAAAIGo7Oes2ikfeN1Vjc9k4J88zlEbNtC60gNLdNVdu5xGQ");
    private static final byte[] ED25519_SIGNATURE =
            new SshWriter().name("ssh-ed25519").string(new byte[64]).bytes();
    private static final String WELL_FORMED = Armored.of(Armored.blob(ED25519, ED25519_SIGNATURE));

    @TempDir
    Path top;

    /** Which of these texts OpenSSH takes for a signature, and why we take none of them. */
    @ParameterizedTest
    @CsvSource({
        "TWO_ARMORS,     true,  there is something after the end of the signature",
        "TRAILING_TEXT,  true,  there is something after the end of the signature",
        "TWO_LINE_FEEDS, true,  there is something after the end of the signature",
        "EMPTY_LINE,     true,  the signature has empty lines",
        "INDENTED,       true,  the signature is not base64",
        "LEADING_TEXT,   false, the signature does not start with the line '-----BEGIN SSH SIGNATURE-----'",
        "NO_END,         false, the signature has no line '-----END SSH SIGNATURE-----'",
        "TRUNCATED,      false, the signature ends early",
        "PROLONGED,      false, the signature has bytes left over at its end: 1",
        "OTHER_VERSION,  false, 'the signature is not of version 1, the only one that is known'",
        "OTHER_MAGIC,    false, the signature is not one of SSH: it does not start with 'SSHSIG'",
    })
    void is_stricter_than_openssh(Flaw flaw, boolean openssh, String message) {
        Keygen keygen = new Keygen(top);
        String line = keygen.key("key", "ed25519", "256");
        String flawed = flaw.in(keygen.sign("key", "git", "sha512"));

        assertThat(keygen.verifies(line, flawed, Keygen.MESSAGE, "git")).isEqualTo(openssh);
        assertRefused(flawed, message);
    }

    @ParameterizedTest
    @CsvSource({"sha1, sha1", "md5, md5", "SHA512, SHA512", "'', ''"})
    void refuses_other_hashes(String hash, String named) {
        assertRefused(
                Armored.of(Armored.blob(ED25519, "git", "", hash, ED25519_SIGNATURE)),
                "the signature uses the hash '" + named + "', allowed are sha256 and sha512");
    }

    @Test
    void refuses_what_the_protocol_reserves() {
        assertRefused(
                Armored.of(Armored.blob(ED25519, "git", "x", "sha512", ED25519_SIGNATURE)),
                "the signature uses a field that is reserved");
    }

    @ParameterizedTest
    @CsvSource({"'', has no namespace", "'a b', a name that is not plain ASCII", "'a\n', a name that is not plain ASCII"
    })
    void refuses_odd_namespaces(String namespace, String message) {
        assertRefused(Armored.of(Armored.blob(ED25519, namespace, "", "sha512", ED25519_SIGNATURE)), message);
    }

    @Test
    void refuses_a_namespace_without_end() {
        assertRefused(
                Armored.of(Armored.blob(ED25519, "x".repeat(256), "", "sha512", ED25519_SIGNATURE)),
                "holds a name of more than 255 characters");
    }

    @Test
    void refuses_a_weak_key_whose_signature_openssh_makes() {
        Keygen keygen = new Keygen(top);
        keygen.key("key", "rsa", "1024");

        assertRefused(keygen.sign("key", "git", "sha512"), "an RSA key needs at least 2048 bits, this one has 1024");
    }

    @Test
    void refuses_sha_1_inside() {
        String line = new Keygen(top).key("key", "rsa", "2048");

        assertRefused(
                signature(line, "ssh-rsa", new byte[256]),
                "the signature is of type 'ssh-rsa', which means SHA-1 and can be forged; sign with rsa-sha2-512");
    }

    @ParameterizedTest
    @CsvSource({
        "ssh-ed25519,  63,  'an Ed25519 signature has 64 bytes, this one has 63'",
        "ssh-ed25519,  65,  'an Ed25519 signature has 64 bytes, this one has 65'",
        "rsa-sha2-512, 256, 'is of type ''rsa-sha2-512'', its key makes signatures of type ssh-ed25519'",
        "sk-ssh-ed25519@openssh.com, 64, its key makes signatures of type ssh-ed25519",
    })
    void refuses_what_is_no_signature_by_ed25519(String type, int length, String message) {
        byte[] inner = new SshWriter().name(type).string(new byte[length]).bytes();

        assertRefused(Armored.of(Armored.blob(ED25519, inner)), message);
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-sha2-256, 255, 'a signature of this RSA key has 256 bytes, this one has 255'",
        "rsa-sha2-512, 257, 'a signature of this RSA key has 256 bytes, this one has 257'",
        "ssh-ed25519,  64,  its key makes signatures of type rsa-sha2-256 or rsa-sha2-512",
    })
    void refuses_what_is_no_signature_by_rsa(String type, int length, String message) {
        String line = new Keygen(top).key("key", "rsa", "2048");

        assertRefused(signature(line, type, new byte[length]), message);
    }

    @Test
    void refuses_numbers_that_no_curve_has() {
        String line = new Keygen(top).key("key", "ecdsa", "256");
        BigInteger order = NistCurve.P256.order();

        assertRefused(ecdsa(line, new byte[0], new byte[] {1}), "a number that is not above zero");
        assertRefused(ecdsa(line, new byte[] {1}, new byte[] {0}), "a number that is not above zero");
        assertRefused(ecdsa(line, new byte[] {-1}, new byte[] {1}), "a number that is not above zero");
        assertRefused(ecdsa(line, new byte[] {0, 1}, new byte[] {1}), "a number with needless leading zeros");
        assertRefused(ecdsa(line, order.toByteArray(), new byte[] {1}), "too large for its curve");
        assertRefused(ecdsa(line, new byte[] {1}, order.toByteArray()), "too large for its curve");
    }

    @Test
    void refuses_what_a_security_key_forgot_or_added() {
        byte[] key = SecurityKey.ed25519("ssh:").publicBlob();
        SshWriter inner = new SshWriter().name("sk-ssh-ed25519@openssh.com").string(new byte[64]);

        assertRefused(Armored.of(Armored.blob(key, inner.bytes())), "the signature ends early");
        assertRefused(
                Armored.of(Armored.blob(key, inner.octets(new byte[6]).bytes())),
                "the signature has bytes left over at its end: 1");
    }

    @Test
    void refuses_a_signature_of_any_length_before_it_decodes_it() {
        assertRefused("-".repeat(16_385), "the signature has 16385 bytes, at most 16384 may be");
    }

    @Test
    void refuses_line_ends_of_windows() {
        assertRefused(WELL_FORMED.replace("\n", "\r\n"), "does not start with the line");
    }

    private static String ecdsa(String line, byte[] r, byte[] s) {
        return signature(
                line, "ecdsa-sha2-nistp256", new SshWriter().string(r).string(s).bytes());
    }

    private static String signature(String line, String type, byte[] raw) {
        int start = line.indexOf(' ') + 1;
        byte[] key = blob(line.substring(start, line.indexOf(' ', start)));
        return Armored.of(
                Armored.blob(key, new SshWriter().name(type).string(raw).bytes()));
    }

    private static byte[] blob(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static void assertRefused(String armored, String message) {
        assertThatThrownBy(() -> SshSignature.parse(Armored.bytes(armored)))
                .isInstanceOf(SshFormatException.class)
                .hasMessageContaining(message);
    }
}
