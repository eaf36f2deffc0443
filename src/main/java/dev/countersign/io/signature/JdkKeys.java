package dev.countersign.io.signature;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;

/** Where the JDK's own keys come from. */
final class JdkKeys {

    private JdkKeys() {}

    static PublicKey of(String algorithm, KeySpec spec) throws SshFormatException {
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(spec);
        } catch (InvalidKeySpecException e) {
            throw new SshFormatException("the key is damaged: its numbers do not make a key", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
