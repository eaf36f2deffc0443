package dev.countersign.io.signature;

/** A key that mathematics works with, and the one way in which its signatures are written. */
sealed interface KeyMaterial permits Ed25519Key, EcdsaKey, RsaKey {

    /**
     * Reads a signature that should be of this key.
     *
     * @param type what the signature says it is
     * @throws SshFormatException if no signature of this key looks like that
     */
    JdkSignature signature(String type, byte[] raw) throws SshFormatException;
}
