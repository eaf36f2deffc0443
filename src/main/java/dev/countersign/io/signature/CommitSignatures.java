package dev.countersign.io.signature;

import dev.countersign.core.commit.DetachedSignature;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.CommitSignature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Verifies the signatures of commits. Not for use by several threads at a time. */
public final class CommitSignatures {

    private static final String SSH = "-----BEGIN SSH SIGNATURE-----";
    private static final String X509 = "-----BEGIN SIGNED MESSAGE-----";

    private final Supplier<List<SigningKey>> keys;
    private @Nullable OpenPgpVerifier verifier;

    /**
     * A verifier.
     *
     * @param keys those of a roster, asked for at the first signature of OpenPGP, which does not hold its own
     */
    public CommitSignatures(Supplier<List<SigningKey>> keys) {
        this.keys = keys;
    }

    /** What a signature proves. Never throws: what cannot be read proves nothing. */
    public CommitSignature check(DetachedSignature signature) {
        String start = new String(signature.armored(), StandardCharsets.ISO_8859_1);
        if (start.startsWith(SSH)) {
            return ofSsh(signature);
        }
        if (OpenPgpArmor.isMeant(start)) {
            return verifier().check(signature);
        }
        return CommitSignature.flawed(
                start.startsWith(X509)
                        ? "the commit has an X.509 signature; only keys of SSH and OpenPGP prove something here"
                        : "the commit has a signature of an unknown kind; only keys of SSH and OpenPGP prove something"
                                + " here");
    }

    /** The library that verifies is large, and most pushes do not need it. */
    private OpenPgpVerifier verifier() {
        if (verifier == null) {
            verifier = new OpenPgpVerifier(keys.get());
        }
        return verifier;
    }

    private static CommitSignature ofSsh(DetachedSignature signature) {
        SshVerification verified =
                SshVerification.of(signature.armored(), signature.payload(), SigningKey.GIT, "commit", "commit");
        return new CommitSignature(verified.key(), verified.userPresent(), verified.flaw());
    }
}
