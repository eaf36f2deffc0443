package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.io.signature.SshSignature.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SshSignatureTest {

    private static final String MESSAGE = Keygen.MESSAGE;

    @TempDir
    Path top;

    @ParameterizedTest
    @CsvSource({
        "ed25519, 256,  sha512",
        "ed25519, 256,  sha256",
        "ecdsa,   256,  sha512",
        "ecdsa,   384,  sha512",
        "ecdsa,   521,  sha256",
        "rsa,     2048, sha512",
        "rsa,     3071, sha256", // a number of bits that fills no byte
    })
    void agrees_with_openssh(String type, String bits, String hash) throws SshFormatException {
        Keygen keygen = new Keygen(top);
        String line = keygen.key("key", type, bits);
        String armored = keygen.sign("key", "git", hash);

        SshSignature signature = SshSignature.parse(Armored.bytes(armored));

        assertThat(signature.key()).isEqualTo(SshPublicKey.parse(line));
        assertThat(signature.namespace()).isEqualTo("git");
        assertThat(keygen.verifies(line, armored, MESSAGE, "git")).isTrue();
        assertThat(verify(signature, MESSAGE, "git")).isEqualTo(Outcome.VALID);
        assertThat(keygen.verifies(line, armored, MESSAGE + "\n", "git")).isFalse();
        assertThat(verify(signature, MESSAGE + "\n", "git")).isEqualTo(Outcome.BAD_SIGNATURE);
        assertThat(keygen.verifies(line, armored, MESSAGE, "file")).isFalse();
        assertThat(verify(signature, MESSAGE, "file")).isEqualTo(Outcome.WRONG_NAMESPACE);
    }

    @ParameterizedTest
    @CsvSource({"ed25519, 256", "ecdsa, 256", "ecdsa, 384", "ecdsa, 521", "rsa, 2048"})
    void agrees_with_openssh_that_a_changed_signature_is_none(String type, String bits) throws SshFormatException {
        Keygen keygen = new Keygen(top);
        String line = keygen.key("key", type, bits);
        byte[] blob = Armored.blob(keygen.sign("key", "git", "sha512"));
        blob[blob.length - 3] ^= 4;
        String armored = Armored.of(blob);

        assertThat(keygen.verifies(line, armored, MESSAGE, "git")).isFalse();
        assertThat(verify(SshSignature.parse(Armored.bytes(armored)), MESSAGE, "git"))
                .isEqualTo(Outcome.BAD_SIGNATURE);
    }

    @Test
    void agrees_with_openssh_that_a_namespace_is_signed_too() throws SshFormatException {
        Keygen keygen = new Keygen(top);
        String line = keygen.key("key", "ed25519", "256");
        byte[] blob = Armored.blob(keygen.sign("key", "gut", "sha512"));
        int at = new String(blob, StandardCharsets.ISO_8859_1).indexOf("gut");
        blob[at + 1] = 'i';
        String armored = Armored.of(blob);

        assertThat(keygen.verifies(line, armored, MESSAGE, "git")).isFalse();
        assertThat(verify(SshSignature.parse(Armored.bytes(armored)), MESSAGE, "git"))
                .isEqualTo(Outcome.BAD_SIGNATURE);
    }

    @Test
    void reads_a_signature_without_a_last_line_feed() throws SshFormatException {
        Keygen keygen = new Keygen(top);
        keygen.key("key", "ed25519", "256");
        String armored = keygen.sign("key", "git", "sha512").strip();

        assertThat(verify(SshSignature.parse(Armored.bytes(armored)), MESSAGE, "git"))
                .isEqualTo(Outcome.VALID);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void agrees_with_openssh_on_security_keys(boolean edwards) throws SshFormatException {
        Keygen keygen = new Keygen(top);
        SecurityKey device = edwards ? SecurityKey.ed25519("ssh:") : SecurityKey.ecdsa("ssh:work");
        String armored = device.sign(MESSAGE, 0x05);

        SshSignature signature = SshSignature.parse(Armored.bytes(armored));

        assertThat(signature.key()).isEqualTo(SshPublicKey.parse(device.publicLine()));
        assertThat(keygen.verifies(device.publicLine(), armored, MESSAGE, "git"))
                .isTrue();
        assertThat(signature.verify(Armored.bytes(MESSAGE), "git", true)).isEqualTo(Outcome.VALID);
        assertThat(keygen.verifies(device.publicLine(), armored, MESSAGE + "\n", "git"))
                .isFalse();
        assertThat(verify(signature, MESSAGE + "\n", "git")).isEqualTo(Outcome.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tells_whether_somebody_touched_a_security_key(boolean edwards) throws SshFormatException {
        SecurityKey device = edwards ? SecurityKey.ed25519("ssh:") : SecurityKey.ecdsa("ssh:");
        String armored = device.sign(MESSAGE, 0x04);

        SshSignature untouched = SshSignature.parse(Armored.bytes(armored));

        assertThat(new Keygen(top).verifies(device.publicLine(), armored, MESSAGE, "git"))
                .isTrue();
        assertThat(untouched.verify(Armored.bytes(MESSAGE), "git", true)).isEqualTo(Outcome.USER_NOT_PRESENT);
        assertThat(untouched.verify(Armored.bytes(MESSAGE), "git", false)).isEqualTo(Outcome.VALID);
        assertThat(untouched.verify(Armored.bytes(MESSAGE + "\n"), "git", true)).isEqualTo(Outcome.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_presence_that_the_device_did_not_sign_is_a_forgery(boolean edwards) throws SshFormatException {
        SecurityKey device = edwards ? SecurityKey.ed25519("ssh:") : SecurityKey.ecdsa("ssh:");
        byte[] blob = Armored.blob(device.sign(MESSAGE, 0x00));
        blob[blob.length - 5] = 1;

        SshSignature forged = SshSignature.parse(Armored.bytes(Armored.of(blob)));

        assertThat(forged.verify(Armored.bytes(MESSAGE), "git", true)).isEqualTo(Outcome.BAD_SIGNATURE);
    }

    @Test
    void asks_no_touch_of_a_key_that_could_not_tell() throws SshFormatException {
        Keygen keygen = new Keygen(top);
        keygen.key("key", "ed25519", "256");
        SshSignature signature = SshSignature.parse(Armored.bytes(keygen.sign("key", "git", "sha512")));

        assertThat(signature.verify(Armored.bytes(MESSAGE), "git", true)).isEqualTo(Outcome.VALID);
    }

    private static Outcome verify(SshSignature signature, String message, String namespace) {
        return signature.verify(Armored.bytes(message), namespace, false);
    }
}
