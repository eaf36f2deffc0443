package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.DetachedSignature;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.testing.Gpg;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that the machine's own gpg made, held against the keys that it exported. */
final class OpenPgpSignatureTest {

    private static final String SARA = "Sara Lind <sara@corp.example>";

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "nistp256", "nistp384", "nistp521", "rsa2048", "rsa3072"})
    void what_a_key_signed_is_by_that_key(String algorithm) throws OpenPgpFormatException {
        try (Gpg gpg = Gpg.start()) {
            String fingerprint = gpg.key(SARA, algorithm, "sign", "never");
            String armored = gpg.run(Keygen.MESSAGE, "--detach-sign", "--armor").out();

            assertThat(check(gpg.export(SARA), armored)).isEqualTo(CommitSignature.by(fingerprint, true));
        }
    }

    private static CommitSignature check(String key, String armored) throws OpenPgpFormatException {
        List<SigningKey> keys = OpenPgpKey.parse(key).signingKeys();
        return new CommitSignatures(() -> keys).check(new DetachedSignature(bytes(armored), bytes(Keygen.MESSAGE)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
