package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.io.signature.SshSignature.Outcome;
import dev.countersign.testing.SshKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures by the real {@code ssh-keygen}, and what it says of the same ones. */
final class SshSignatureTest {

    private static final String TEXT = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nCharge cards\n";
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
    private static final String END = "-----END SSH SIGNATURE-----\n";

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
    void agrees_with_ssh_keygen_on_every_type_of_key(String type, @TempDir Path folder) throws Exception {
        SshKey key = SshKey.ofType(type, folder);
        String armored = key.sign("git", TEXT);
        SshSignature signature = parse(armored);

        assertThat(signature.key()).isEqualTo(SshPublicKey.parse(key.line()));
        assertThat(signature.namespace()).isEqualTo("git");
        assertThat(verify(signature, TEXT, "git")).isEqualTo(Outcome.VALID);
        assertThat(key.isConfirmed("git", TEXT, armored)).isTrue();
        assertThat(verify(signature, TEXT + " ", "git")).isEqualTo(Outcome.BAD_SIGNATURE);
        assertThat(key.isConfirmed("git", TEXT + " ", armored)).isFalse();
        assertThat(verify(signature, TEXT, "countersign")).isEqualTo(Outcome.WRONG_NAMESPACE);
        assertThat(key.isConfirmed("countersign", TEXT, armored)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
    void no_changed_byte_leaves_a_signature_valid(String type, @TempDir Path folder) {
        byte[] blob = blob(SshKey.ofType(type, folder).sign("git", TEXT));
        Random random = new Random(20261125);

        for (int i = 0; i < 400; i++) {
            byte[] changed = blob.clone();
            int place = random.nextInt(changed.length);
            changed[place] ^= (byte) (1 << random.nextInt(8));
            assertThat(isValid(armored(changed))).as("byte " + place).isFalse();
        }
        assertThat(isValid(armored(blob))).isTrue();
    }

    @Test
    void no_cut_or_longer_signature_is_read(@TempDir Path folder) {
        byte[] blob = blob(SshKey.in(folder).sign("git", TEXT));

        for (int length = 0; length < blob.length; length++) {
            assertThat(isValid(armored(Arrays.copyOf(blob, length))))
                    .as("length " + length)
                    .isFalse();
        }
        assertThat(isValid(armored(Arrays.copyOf(blob, blob.length + 1)))).isFalse();
    }

    @Test
    void what_stands_around_a_signature_is_refused(@TempDir Path folder) {
        String armored = SshKey.in(folder).sign("git", TEXT);

        assertRefused(armored + armored, "there is something after the end of the signature");
        assertRefused(armored + "x", "there is something after the end of the signature");
        assertRefused(armored + "\n", "there is something after the end of the signature");
        assertRefused("x" + armored, "the signature does not start with the line '-----BEGIN SSH SIGNATURE-----'");
        assertRefused(armored.replace(END, ""), "the signature has no line '-----END SSH SIGNATURE-----'");
        assertRefused(armored.replace("\n", "\r\n"), "the signature does not start with the line");
        assertRefused(armored.replaceFirst("\n(....)", "\n$1 "), "the signature is not base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "md5", "SHA256", ""})
    void weak_and_unknown_hashes_are_refused(String hash, @TempDir Path folder) {
        byte[] blob = blob(SshKey.in(folder).sign("git", TEXT));
        String latin = new String(blob, StandardCharsets.ISO_8859_1);
        String changed = latin.replace("\0\0\0\6sha512", "\0\0\0" + (char) hash.length() + hash);

        assertThat(changed).isNotEqualTo(latin);
        assertRefused(armored(changed.getBytes(StandardCharsets.ISO_8859_1)), "the signature uses the hash '" + hash);
    }

    @Test
    void the_old_signatures_of_rsa_keys_are_refused(@TempDir Path folder) {
        byte[] blob = blob(SshKey.ofType("rsa", folder).sign("git", TEXT));
        String latin = new String(blob, StandardCharsets.ISO_8859_1);
        String changed = latin.replace("\0\0\0\14rsa-sha2-512", "\0\0\0\7ssh-rsa");

        assertThat(changed).isNotEqualTo(latin);
        assertThat(isValid(armored(changed.getBytes(StandardCharsets.ISO_8859_1))))
                .isFalse();
    }

    private static void assertRefused(String armored, String because) {
        assertThatThrownBy(() -> parse(armored))
                .isInstanceOf(SshFormatException.class)
                .hasMessageStartingWith(because);
    }

    private static boolean isValid(String armored) {
        try {
            return verify(parse(armored), TEXT, "git") == Outcome.VALID;
        } catch (SshFormatException e) {
            return false;
        }
    }

    private static Outcome verify(SshSignature signature, String text, String namespace) {
        return signature.verify(text.getBytes(StandardCharsets.UTF_8), namespace, true);
    }

    private static SshSignature parse(String armored) throws SshFormatException {
        return SshSignature.parse(armored.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] blob(String armored) {
        return Base64.getDecoder()
                .decode(armored.replace(BEGIN, "").replace(END, "").replace("\n", ""));
    }

    private static String armored(byte[] blob) {
        return BEGIN + Base64.getEncoder().encodeToString(blob) + "\n" + END;
    }
}
