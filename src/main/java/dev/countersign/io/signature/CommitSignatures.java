package dev.countersign.io.signature;

import dev.countersign.core.commit.DetachedSignature;
import dev.countersign.core.signoff.CommitSignature;
import java.nio.charset.StandardCharsets;

/** Verifies the signatures of commits. */
public final class CommitSignatures {

    /** The namespace in which Git signs (git-config(1), gpg.format; ssh-keygen(1), -n). */
    private static final String NAMESPACE = "git";

    private static final String SSH = "-----BEGIN SSH SIGNATURE-----";
    private static final String OPENPGP = "-----BEGIN PGP ";

    private CommitSignatures() {}

    /** What a signature proves. Never throws: what cannot be read proves nothing. */
    public static CommitSignature check(DetachedSignature signature) {
        String start = new String(signature.armored(), StandardCharsets.ISO_8859_1);
        if (start.startsWith(SSH)) {
            return ofSsh(signature);
        }
        return CommitSignature.flawed(
                start.startsWith(OPENPGP)
                        ? "the commit has an OpenPGP signature; only SSH keys prove something here"
                        : "the commit has a signature of an unknown kind; only SSH keys prove something here");
    }

    private static CommitSignature ofSsh(DetachedSignature signature) {
        try {
            SshSignature read = SshSignature.parse(signature.armored());
            String fingerprint = read.key().fingerprint();
            return switch (read.verify(signature.payload(), NAMESPACE, true)) {
                case VALID -> CommitSignature.by(fingerprint, true);
                case USER_NOT_PRESENT -> CommitSignature.by(fingerprint, false);
                case WRONG_NAMESPACE -> CommitSignature.flawed("the commit's signature was made for something else");
                case BAD_SIGNATURE -> CommitSignature.flawed("the commit's signature does not fit the commit");
            };
        } catch (SshFormatException e) {
            return CommitSignature.flawed("the commit's signature cannot be read: " + e.getMessage());
        }
    }
}
