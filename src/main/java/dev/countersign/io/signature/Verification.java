package dev.countersign.io.signature;

import java.util.Optional;

/**
 * What came of verifying a signature.
 *
 * @param key the fingerprint of the key that signed; empty when none is proved to have
 * @param userPresent whether a person is known to have touched the key; one in a file cannot tell, and counts as
 *     touched
 * @param flaw why no key is proved to have signed; empty when one is
 */
record Verification(Optional<String> key, boolean userPresent, String flaw) {

    /** This key signed. */
    static Verification by(String fingerprint, boolean userPresent) {
        return new Verification(Optional.of(fingerprint), userPresent, "");
    }

    /** No key is proved to have signed. */
    static Verification flawed(String flaw) {
        return new Verification(Optional.empty(), false, flaw);
    }

    /**
     * Verifies an armored signature of SSH. Never throws: what cannot be read proves nothing.
     *
     * @param namespace for what it must have been made (ssh-keygen(1), -n)
     * @param what what is signed, for messages: {@code commit}
     */
    static Verification ofSsh(byte[] armored, byte[] message, String namespace, String what) {
        String signature = "the " + what + "'s signature ";
        try {
            SshSignature read = SshSignature.parse(armored);
            String key = read.key().fingerprint();
            return switch (read.verify(message, namespace, true)) {
                case VALID -> by(key, true);
                case USER_NOT_PRESENT -> by(key, false);
                case WRONG_NAMESPACE -> flawed(signature + "was made for something else");
                case BAD_SIGNATURE -> flawed(signature + "does not fit the " + what);
            };
        } catch (SshFormatException e) {
            return flawed(signature + "cannot be read: " + e.getMessage());
        }
    }
}
