package dev.countersign.io.objects;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What git calls an object by: the SHA-1 of its type, its size and its bytes (gitglossary(7), "object name"). */
final class ObjectHash {

    private final MessageDigest digest;

    ObjectHash() {
        try {
            digest = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** The hex digits of the id of a whole object. */
    String of(StoredObject object) {
        digest.update((object.type().word() + " " + object.size() + "\0").getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest(object.bytes()));
    }
}
