package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.io.signature.SshSignature.Outcome;
import dev.countersign.testing.SshKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hardware key made of software: the same bytes that a FIDO device would give (PROTOCOL.u2f). */
final class SecurityKeyTest {

    private static final String TYPE = "sk-ssh-ed25519@openssh.com";
    private static final String TEXT = "Charge cards\n";
    private static final int TOUCHED = 1;
    private static final int UNTOUCHED = 0;

    @Test
    void a_touch_is_known_and_asked_for(@TempDir Path folder) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String touched = signature(pair, TOUCHED);
        String untouched = signature(pair, UNTOUCHED);

        assertThat(verify(touched, true)).isEqualTo(Outcome.VALID);
        assertThat(verify(untouched, true)).isEqualTo(Outcome.USER_NOT_PRESENT);
        assertThat(verify(untouched, false)).isEqualTo(Outcome.VALID);
        assertThat(SshSignature.parse(touched.getBytes(StandardCharsets.US_ASCII))
                        .key()
                        .securityKey())
                .isTrue();
        assertThat(SshKey.in(folder).isConfirmed("git", TEXT, touched)).isTrue();
        assertThat(SshKey.in(folder).isConfirmed("git", TEXT, untouched)).isTrue(); // git and OpenSSH do not ask
    }

    @Test
    void a_touch_cannot_be_claimed_afterwards() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] raw = sign(pair, UNTOUCHED);

        assertThat(verify(armored(pair, raw, TOUCHED), false)).isEqualTo(Outcome.BAD_SIGNATURE);
    }

    private static Outcome verify(String armored, boolean needUserPresence) throws SshFormatException {
        return SshSignature.parse(armored.getBytes(StandardCharsets.US_ASCII))
                .verify(TEXT.getBytes(StandardCharsets.UTF_8), "git", needUserPresence);
    }

    private static String signature(KeyPair pair, int flags) throws Exception {
        return armored(pair, sign(pair, flags), flags);
    }

    private static byte[] sign(KeyPair pair, int flags) throws Exception {
        byte[] message = preamble()
                .name("")
                .name("sha512")
                .string(Digest.SHA512.of(TEXT.getBytes(StandardCharsets.UTF_8)))
                .bytes();
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(new SshWriter()
                .octets(Digest.SHA256.of("ssh:".getBytes(StandardCharsets.US_ASCII)))
                .octets((byte) flags)
                .octets(new byte[] {0, 0, 0, 7})
                .octets(Digest.SHA256.of(message))
                .bytes());
        return signer.sign();
    }

    private static SshWriter preamble() {
        return new SshWriter()
                .octets("SSHSIG".getBytes(StandardCharsets.US_ASCII))
                .name("git");
    }

    private static String armored(KeyPair pair, byte[] raw, int flags) {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        byte[] key = new SshWriter().name(TYPE).string(point).name("ssh:").bytes();
        byte[] inner = new SshWriter()
                .name(TYPE)
                .string(raw)
                .octets((byte) flags)
                .octets(new byte[] {0, 0, 0, 7})
                .bytes();
        byte[] blob = new SshWriter()
                .octets("SSHSIG".getBytes(StandardCharsets.US_ASCII))
                .octets(new byte[] {0, 0, 0, 1})
                .string(key)
                .name("git")
                .name("")
                .name("sha512")
                .string(inner)
                .bytes();
        return "-----BEGIN SSH SIGNATURE-----\n"
                + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(blob) + "\n-----END SSH SIGNATURE-----\n";
    }
}
