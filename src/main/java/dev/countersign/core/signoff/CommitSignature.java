package dev.countersign.core.signoff;

import java.util.Optional;

/**
 * What the signature of a commit is known to prove: that the holder of a key signed exactly these bytes. Whose key that
 * is and whether it may be used is not said here.
 *
 * @param key the fingerprint of the key, {@code SHA256:} and unpadded base64 (ssh-keygen(1), -l); empty when no key is
 *     proved to have signed
 * @param userPresent whether a person is known to have touched the key; a key in a file cannot tell, and counts as
 *     touched
 * @param flaw why no key is proved to have signed; empty when one is
 */
public record CommitSignature(Optional<String> key, boolean userPresent, String flaw) {

    /** The answer for a commit that has not been asked for its signature, or has none. */
    public static final CommitSignature NONE = flawed("the commit is not signed");

    public CommitSignature {
        if (key.isPresent() != flaw.isEmpty()) {
            throw new IllegalArgumentException("a signature proves a key or has a flaw, not both: " + key + flaw);
        }
    }

    /** Signed by this key. */
    public static CommitSignature by(String fingerprint, boolean userPresent) {
        return new CommitSignature(Optional.of(fingerprint), userPresent, "");
    }

    /** Signed in a way that proves nothing. */
    public static CommitSignature flawed(String flaw) {
        return new CommitSignature(Optional.empty(), false, flaw);
    }
}
