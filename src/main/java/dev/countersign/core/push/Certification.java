package dev.countersign.core.push;

import dev.countersign.core.commit.ObjectId;
import java.util.Optional;

/**
 * What the certificate of a push is known to prove: that the holder of a key asked this server, for this push, for
 * exactly these ref updates. Whose key that is and whether it may be used is not said here.
 *
 * @param certificate the blob that git names as the certificate, whatever is in it; empty when git names none
 * @param key the fingerprint of the key, {@code SHA256:} and unpadded base64 (ssh-keygen(1), -l); empty when no key is
 *     proved to have signed
 * @param userPresent whether a person is known to have touched the key; a key in a file cannot tell, and counts as
 *     touched
 * @param flaw why no key is proved to have signed; empty when one is
 */
public record Certification(Optional<ObjectId> certificate, Optional<String> key, boolean userPresent, String flaw) {

    /** The answer where git names no certificate. */
    public static final Certification NONE =
            new Certification(Optional.empty(), Optional.empty(), false, "there is no push certificate");

    public Certification {
        if (key.isPresent() != flaw.isEmpty()) {
            throw new IllegalArgumentException("a certificate proves a key or has a flaw, not both: " + key + flaw);
        }
        if (key.isPresent() && certificate.isEmpty()) {
            throw new IllegalArgumentException("a key that signed no certificate: " + key);
        }
    }

    /** This key signed the certificate. */
    public static Certification by(ObjectId certificate, String fingerprint, boolean userPresent) {
        return new Certification(Optional.of(certificate), Optional.of(fingerprint), userPresent, "");
    }

    /** There is a certificate, or could be one, and it proves nothing. */
    public static Certification flawed(Optional<ObjectId> certificate, String flaw) {
        return new Certification(certificate, Optional.empty(), false, flaw);
    }
}
