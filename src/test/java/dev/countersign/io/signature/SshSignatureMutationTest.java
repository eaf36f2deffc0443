package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.io.signature.SshSignature.Outcome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A signature that is not quite the one that was made is never valid, and never anybody's crash. */
final class SshSignatureMutationTest {

    private static final long SEED = 20_240_229;
    private static final byte[] MESSAGE = Armored.bytes(Keygen.MESSAGE);

    @TempDir
    Path top;

    @ParameterizedTest
    @CsvSource({"ed25519, 256", "ecdsa, 256", "ecdsa, 384", "ecdsa, 521", "rsa, 2048"})
    void no_changed_byte_leaves_a_signature_valid(String type, String bits) {
        Keygen keygen = new Keygen(top);
        keygen.key("key", type, bits);

        assertNoMutantIsValid(keygen.sign("key", "git", "sha512"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void no_changed_byte_leaves_a_signature_by_a_security_key_valid(boolean edwards) {
        SecurityKey device = edwards ? SecurityKey.ed25519("ssh:") : SecurityKey.ecdsa("ssh:");

        assertNoMutantIsValid(device.sign(Keygen.MESSAGE, 1));
    }

    @Test
    void no_shorter_blob_is_a_signature() {
        Keygen keygen = new Keygen(top);
        keygen.key("key", "ecdsa", "256");
        byte[] blob = Armored.blob(keygen.sign("key", "git", "sha512"));

        for (int length = 0; length < blob.length; length++) {
            assertThat(isValid(Armored.of(Arrays.copyOf(blob, length)))).isFalse();
        }
    }

    @Test
    void no_changed_character_of_the_armor_leaves_it_valid() {
        Keygen keygen = new Keygen(top);
        keygen.key("key", "ed25519", "256");
        String armored = keygen.sign("key", "git", "sha512");
        Random random = new Random(SEED);

        for (int at = 0; at < armored.length(); at++) {
            StringBuilder mutant = new StringBuilder(armored);
            mutant.setCharAt(at, (char) (armored.charAt(at) ^ 1 + random.nextInt(127)));
            assertThat(isValid(mutant.toString())).as(mutant.toString()).isFalse();
        }
    }

    private static void assertNoMutantIsValid(String armored) {
        assertThat(isValid(armored)).isTrue();
        byte[] blob = Armored.blob(armored);
        Random random = new Random(SEED);
        for (int at = 0; at < blob.length; at++) {
            byte[] mutant = blob.clone();
            mutant[at] ^= (byte) (1 + random.nextInt(255));
            assertThat(isValid(Armored.of(mutant)))
                    .as("byte %d changed from %d to %d", at, blob[at], mutant[at])
                    .isFalse();
        }
    }

    private static boolean isValid(String armored) {
        try {
            return SshSignature.parse(Armored.bytes(armored)).verify(MESSAGE, "git", true) == Outcome.VALID;
        } catch (SshFormatException refused) {
            return false;
        }
    }
}
