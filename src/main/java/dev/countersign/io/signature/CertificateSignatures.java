package dev.countersign.io.signature;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.Certification;
import dev.countersign.core.push.PushCertificate;
import dev.countersign.core.roster.SigningKey;
import java.util.Optional;

/** Verifies the signatures of push certificates. */
public final class CertificateSignatures {

    private CertificateSignatures() {}

    /**
     * What the signature of a certificate proves. Never throws: what cannot be read proves nothing.
     *
     * @param id the blob that holds the certificate
     */
    public static Certification check(ObjectId id, PushCertificate certificate) {
        if (!certificate.isSignedBySsh()) {
            return flawed(id, "the push certificate has an OpenPGP signature; only SSH keys prove something here");
        }
        SshVerification verified = SshVerification.of(
                certificate.armored(), certificate.payload(), SigningKey.GIT, "push certificate", "certificate");
        return verified.key()
                .map(key -> Certification.by(id, key, verified.userPresent()))
                .orElseGet(() -> flawed(id, verified.flaw()));
    }

    private static Certification flawed(ObjectId id, String flaw) {
        return Certification.flawed(Optional.of(id), flaw);
    }
}
