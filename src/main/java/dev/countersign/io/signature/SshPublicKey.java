package dev.countersign.io.signature;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A public key as OpenSSH writes it, of a type and size that can prove something. Equal keys have equal bytes. */
public final class SshPublicKey {

    private static final int LONGEST_BLOB = 8192;
    private static final String APPLICATIONS = "ssh:";

    private final byte[] blob;
    private final KeyType type;
    private final KeyMaterial material;
    private final Optional<String> application;

    private SshPublicKey(byte[] blob, KeyType type, KeyMaterial material, Optional<String> application) {
        this.blob = blob;
        this.type = type;
        this.material = material;
        this.application = application;
    }

    /**
     * Reads {@code TYPE BASE64 [COMMENT]}, the content of a {@code .pub} file without its line break.
     *
     * @throws SshFormatException if it is anything else, or a key that cannot prove anything
     */
    public static SshPublicKey parse(String line) throws SshFormatException {
        if (line.startsWith("-----BEGIN ")) {
            throw new SshFormatException("this is not a public key in one line; use the content of the .pub file");
        }
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw new SshFormatException("a key is one line without line breaks, tabs or control characters");
        }
        String[] words = line.split(" ", 3);
        if (words.length < 2 || words[0].isEmpty() || words[1].isEmpty()) {
            throw new SshFormatException("a key is its type, one space, its base64, and perhaps a comment");
        }
        KeyType type = KeyType.parse(words[0]);
        SshPublicKey key = ofBlob(CanonicalBase64.decoded(words[1], "the key"));
        if (key.type != type) {
            throw new SshFormatException("the key says '" + words[0] + "' but is of type '" + key.type() + "'");
        }
        return key;
    }

    /**
     * Reads the bytes that are otherwise in base64.
     *
     * @throws SshFormatException if they are not exactly one key, or one that cannot prove anything
     */
    public static SshPublicKey ofBlob(byte[] blob) throws SshFormatException {
        if (blob.length > LONGEST_BLOB) {
            throw new SshFormatException("the key has " + blob.length + " bytes, at most " + LONGEST_BLOB + " may be");
        }
        SshReader fields = new SshReader(blob, "the key");
        KeyType type = KeyType.parse(fields.name());
        KeyMaterial material = type.read(fields);
        Optional<String> application = type.isOnDevice() ? Optional.of(application(fields)) : Optional.empty();
        fields.end();
        return new SshPublicKey(blob.clone(), type, material, application);
    }

    /** That ssh-keygen makes no other: what does not start so belongs to a web site. */
    private static String application(SshReader fields) throws SshFormatException {
        String application = fields.name();
        if (!application.startsWith(APPLICATIONS)) {
            throw new SshFormatException(
                    "a security key for SSH has an application that starts with 'ssh:', not '" + application + "'");
        }
        return application;
    }

    /** The type by its name in OpenSSH, such as {@code ssh-ed25519}. */
    public String type() {
        return type.sshName();
    }

    /** The fingerprint as {@code ssh-keygen -l} prints it: {@code SHA256:} and 43 digits of base64. */
    public String fingerprint() {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(Digest.SHA256.of(blob));
    }

    /** Whether it is on a FIDO device, whose signatures tell whether somebody touched it. */
    public boolean securityKey() {
        return application.isPresent();
    }

    KeyMaterial material() {
        return material;
    }

    Optional<String> application() {
        return application;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SshPublicKey key && Arrays.equals(blob, key.blob);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(blob);
    }

    /** Type and fingerprint. */
    @Override
    public String toString() {
        return type() + " " + fingerprint();
    }
}
