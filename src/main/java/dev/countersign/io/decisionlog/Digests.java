package dev.countersign.io.decisionlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests by the JDK: a log is verified by another hand than the one that wrote it. */
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
