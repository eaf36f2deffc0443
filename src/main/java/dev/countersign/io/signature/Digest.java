package dev.countersign.io.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes that PROTOCOL.sshsig allows for messages. */
enum Digest {
    SHA256("sha256", "SHA-256"),
    SHA512("sha512", "SHA-512");

    private final String ssh;
    private final String jdk;

    Digest(String ssh, String jdk) {
        this.ssh = ssh;
        this.jdk = jdk;
    }

    static Digest parse(String name) throws SshFormatException {
        for (Digest digest : values()) {
            if (digest.ssh.equals(name)) {
                return digest;
            }
        }
        throw new SshFormatException("the signature uses the hash '" + name + "', allowed are sha256 and sha512");
    }

    String sshName() {
        return ssh;
    }

    byte[] of(byte[] message) {
        try {
            return MessageDigest.getInstance(jdk).digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has " + jdk, e);
        }
    }
}
