package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.Certification;
import dev.countersign.core.push.PushCertificate;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.testing.Gpg;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the signature of a push certificate proves. */
final class SignaturesTest {

    private static final ObjectId ID = new ObjectId("c".repeat(40));
    private static final String PAYLOAD = "certificate version 0.1\npusher Sara Lind\nnonce 1-c0ffee\n\n"
            + "1".repeat(40) + " " + "2".repeat(40) + " refs/heads/main\n";
    private static final int TOUCHED = 1;

    @Test
    void tells_whether_somebody_touched_the_key() throws SshFormatException {
        SecurityKey key = SecurityKey.ed25519("ssh:");
        String fingerprint = SshPublicKey.parse(key.publicLine()).fingerprint();

        assertThat(check(PAYLOAD + key.sign(PAYLOAD, TOUCHED))).isEqualTo(Certification.by(ID, fingerprint, true));
        assertThat(check(PAYLOAD + key.sign(PAYLOAD, 0))).isEqualTo(Certification.by(ID, fingerprint, false));
    }

    @Test
    void a_signature_of_other_bytes_proves_nothing() {
        SecurityKey key = SecurityKey.ed25519("ssh:");

        Certification certification = check(PAYLOAD + key.sign(PAYLOAD.replace("main", "next"), TOUCHED));

        assertThat(certification.key()).isEmpty();
        assertThat(certification.certificate()).contains(ID);
        assertThat(certification.flaw())
                .isEqualTo("the push certificate's signature does not fit the push certificate");
    }

    @Test
    void a_signature_that_cannot_be_read_proves_nothing() {
        String armor = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n";

        assertThat(check(PAYLOAD + armor).flaw())
                .startsWith("the push certificate's signature cannot be read: the signature ends early");
    }

    @Test
    void gpg_signs_certificates_as_it_signs_commits() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key("Sara Lind <sara@corp.example>", "ed25519", "sign", "never");
            List<SigningKey> keys = OpenPgpCheck.keys(gpg.export(key));
            String signature = gpg.sign(PAYLOAD);

            assertThat(check(PAYLOAD + signature, keys)).isEqualTo(Certification.by(ID, key, true));
            assertThat(check(PAYLOAD.replace("main", "next") + signature, keys).flaw())
                    .isEqualTo("the push certificate's signature does not fit the push certificate");
            assertThat(check(PAYLOAD + signature, List.of()).flaw())
                    .isEqualTo("the push certificate is signed by the OpenPGP key " + key
                            + ", which the roster does not know");
        }
    }

    private static Certification check(String certificate) {
        return check(certificate, List.of());
    }

    private static Certification check(String certificate, List<SigningKey> keys) {
        return new Signatures(OpenPgpCheck.byId(keys))
                .of(
                        ID,
                        PushCertificate.parse(certificate.getBytes(StandardCharsets.UTF_8))
                                .orElseThrow());
    }
}
