package dev.countersign.io.signature;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.Certification;
import dev.countersign.core.push.PushCertificate;
import java.util.Optional;

/** Verifies the signatures of push certificates. */
public final class CertificateSignatures {

    /** The namespace in which Git signs (git-config(1), gpg.format; ssh-keygen(1), -n). */
    private static final String NAMESPACE = "git";

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
        try {
            SshSignature read = SshSignature.parse(certificate.armored());
            String fingerprint = read.key().fingerprint();
            return switch (read.verify(certificate.payload(), NAMESPACE, true)) {
                case VALID -> Certification.by(id, fingerprint, true);
                case USER_NOT_PRESENT -> Certification.by(id, fingerprint, false);
                case WRONG_NAMESPACE -> flawed(id, "the push certificate's signature was made for something else");
                case BAD_SIGNATURE -> flawed(id, "the push certificate's signature does not fit the certificate");
            };
        } catch (SshFormatException e) {
            return flawed(id, "the push certificate's signature cannot be read: " + e.getMessage());
        }
    }

    private static Certification flawed(ObjectId id, String flaw) {
        return Certification.flawed(Optional.of(id), flaw);
    }
}
