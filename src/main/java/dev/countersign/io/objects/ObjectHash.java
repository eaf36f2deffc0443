package dev.countersign.io.objects;

import dev.countersign.io.digest.Sha1;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What git calls an object by: the SHA-1 of its type, its size and its bytes (gitglossary(7), "object name"). */
final class ObjectHash {

    private final MessageDigest digest = new Sha1();

    /** The hex digits of the id of a whole object. */
    String of(StoredObject object) {
        digest.update((object.type().word() + " " + object.size() + "\0").getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest(object.bytes()));
    }
}
