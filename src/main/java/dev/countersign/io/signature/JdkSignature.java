package dev.countersign.io.signature;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** A signature in the form that the JDK verifies, with the key that it is to be verified by. */
final class JdkSignature {

    private final String algorithm;
    private final PublicKey key;
    private final byte[] signature;

    JdkSignature(String algorithm, PublicKey key, byte[] signature) {
        this.algorithm = algorithm;
        this.key = key;
        this.signature = signature.clone();
    }

    /** Whether it was made over exactly these bytes. What the JDK cannot make sense of was not. */
    boolean verifies(byte[] signed) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (InvalidKeyException | SignatureException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
