package dev.countersign.io.signature;

import dev.countersign.core.commit.DetachedSignature;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.Certification;
import dev.countersign.core.push.PushCertificate;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.CommitSignature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Verifies what Git signs: commits and push certificates. Not for use by several threads at a time. */
public final class Signatures {

    private static final String SSH = "-----BEGIN SSH SIGNATURE-----";
    private static final String X509 = "-----BEGIN SIGNED MESSAGE-----";

    private final LongFunction<List<SigningKey>> keys;
    private @Nullable OpenPgpVerifier verifier;

    /**
     * A verifier.
     *
     * @param keys those of OpenPGP in a roster, by their id (RFC 4880, section 12.2): a signature does not hold its own
     */
    public Signatures(LongFunction<List<SigningKey>> keys) {
        this.keys = keys;
    }

    /** What the signature of a commit proves. Never throws: what cannot be read proves nothing. */
    public CommitSignature of(DetachedSignature signature) {
        Verification verified = verify(signature.armored(), signature.payload(), "commit");
        return new CommitSignature(verified.key(), verified.userPresent(), verified.flaw());
    }

    /**
     * What the signature of a push certificate proves. Never throws: what cannot be read proves nothing.
     *
     * @param id the blob that holds the certificate
     */
    public Certification of(ObjectId id, PushCertificate certificate) {
        Verification verified = verify(certificate.armored(), certificate.payload(), "push certificate");
        return new Certification(Optional.of(id), verified.key(), verified.userPresent(), verified.flaw());
    }

    private Verification verify(byte[] armored, byte[] payload, String what) {
        String start = new String(armored, StandardCharsets.ISO_8859_1);
        if (start.startsWith(SSH)) {
            return Verification.ofSsh(armored, payload, SigningKey.GIT, what);
        }
        if (OpenPgpArmor.isMeant(start)) {
            return verifier().check(armored, payload, what);
        }
        String kind = start.startsWith(X509) ? "an X.509 signature" : "a signature of an unknown kind";
        return Verification.flawed(
                "the " + what + " has " + kind + "; only keys of SSH and OpenPGP prove something here");
    }

    /** The library that verifies is large, and most pushes do not need it. */
    private OpenPgpVerifier verifier() {
        if (verifier == null) {
            verifier = new OpenPgpVerifier(keys);
        }
        return verifier;
    }
}
