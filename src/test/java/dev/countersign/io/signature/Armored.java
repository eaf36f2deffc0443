package dev.countersign.io.signature;

import dev.countersign.core.roster.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Signatures put together and taken apart by hand, flaws and all. */
final class Armored {

    private Armored() {}

    static String of(byte[] blob) {
        String lines = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(blob);
        return "-----BEGIN SSH SIGNATURE-----\n" + lines + "\n-----END SSH SIGNATURE-----\n";
    }

    static byte[] blob(String armored) {
        String lines = armored.replaceAll("-----.*-----", "").replace("\n", "");
        return Base64.getDecoder().decode(lines);
    }

    /** A whole signature of version 1 for the namespace {@code git} and by the hash {@code sha512}. */
    static byte[] blob(byte[] key, byte[] inner) {
        return blob(key, SigningKey.GIT, inner);
    }

    static byte[] blob(byte[] key, String namespace, byte[] inner) {
        return blob(key, namespace, "", "sha512", inner);
    }

    static byte[] blob(byte[] key, String namespace, String reserved, String hash, byte[] inner) {
        return new SshWriter()
                .octets("SSHSIG".getBytes(StandardCharsets.US_ASCII))
                .octets((byte) 0, (byte) 0, (byte) 0, (byte) 1)
                .string(key)
                .name(namespace)
                .name(reserved)
                .name(hash)
                .string(inner)
                .bytes();
    }

    /** What a key has to sign for a signature in a namespace and by the hash {@code sha512}. */
    static byte[] signed(String namespace, String message) {
        return new SshWriter()
                .octets("SSHSIG".getBytes(StandardCharsets.US_ASCII))
                .name(namespace)
                .name("")
                .name("sha512")
                .string(Digest.SHA512.of(message.getBytes(StandardCharsets.UTF_8)))
                .bytes();
    }

    static byte[] bytes(String armored) {
        return armored.getBytes(StandardCharsets.UTF_8);
    }
}
