package dev.countersign.io.signature;

import java.util.Optional;

/**
 * What came of verifying an armored SSH signature.
 *
 * @param key the fingerprint of the key that signed; empty when none is proved to have
 * @param userPresent whether a person is known to have touched the key; one in a file cannot tell, and counts as
 *     touched
 * @param flaw why no key is proved to have signed; empty when one is
 */
record SshVerification(Optional<String> key, boolean userPresent, String flaw) {

    /**
     * Verifies a signature. Never throws: what cannot be read proves nothing.
     *
     * @param namespace for what it must have been made (ssh-keygen(1), -n)
     * @param whole what is signed, for messages: {@code push certificate}
     * @param brief the same, once it was named: {@code certificate}
     */
    static SshVerification of(byte[] armored, byte[] message, String namespace, String whole, String brief) {
        String signature = "the " + whole + "'s signature ";
        try {
            SshSignature read = SshSignature.parse(armored);
            Optional<String> key = Optional.of(read.key().fingerprint());
            return switch (read.verify(message, namespace, true)) {
                case VALID -> new SshVerification(key, true, "");
                case USER_NOT_PRESENT -> new SshVerification(key, false, "");
                case WRONG_NAMESPACE -> flawed(signature + "was made for something else");
                case BAD_SIGNATURE -> flawed(signature + "does not fit the " + brief);
            };
        } catch (SshFormatException e) {
            return flawed(signature + "cannot be read: " + e.getMessage());
        }
    }

    private static SshVerification flawed(String flaw) {
        return new SshVerification(Optional.empty(), false, flaw);
    }
}
