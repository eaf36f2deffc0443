package dev.countersign.io.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A signature as {@code ssh-keygen -Y sign} writes it (PROTOCOL.sshsig), read more strictly than OpenSSH does. It names
 * its own key: whoever asks whether it is valid has to ask whose that key is, too.
 */
public final class SshSignature {

    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = {0, 0, 0, 1};
    private static final String WHOLE = "the signature";

    private final SshPublicKey key;
    private final String namespace;
    private final Digest digest;
    private final JdkSignature signature;
    private final Optional<Touch> touch;

    private SshSignature(
            SshPublicKey key, String namespace, Digest digest, JdkSignature signature, Optional<Touch> touch) {
        this.key = key;
        this.namespace = namespace;
        this.digest = digest;
        this.signature = signature;
        this.touch = touch;
    }

    /**
     * Reads one armored signature, which may end in one line feed.
     *
     * @throws SshFormatException if it is anything else, or by a key or an algorithm that cannot prove anything
     */
    public static SshSignature parse(byte[] armored) throws SshFormatException {
        SshReader fields = new SshReader(Armor.opened(armored), WHOLE);
        readPreamble(fields);
        SshPublicKey key = SshPublicKey.ofBlob(fields.string());
        String namespace = readNamespace(fields);
        if (fields.string().length != 0) {
            throw new SshFormatException("the signature uses a field that is reserved");
        }
        Digest digest = Digest.parse(fields.name());
        SshReader inner = new SshReader(fields.string(), WHOLE);
        fields.end();
        JdkSignature signature = key.material().signature(inner.name(), inner.string());
        Optional<Touch> touch = readTouch(key, inner);
        inner.end();
        return new SshSignature(key, namespace, digest, signature, touch);
    }

    private static void readPreamble(SshReader fields) throws SshFormatException {
        if (!Arrays.equals(fields.octets(MAGIC.length), MAGIC)) {
            throw new SshFormatException("the signature is not one of SSH: it does not start with 'SSHSIG'");
        }
        if (!Arrays.equals(fields.uint32(), VERSION)) {
            throw new SshFormatException("the signature is not of version 1, the only one that is known");
        }
    }

    private static String readNamespace(SshReader fields) throws SshFormatException {
        String namespace = fields.name();
        if (namespace.isEmpty()) {
            throw new SshFormatException("the signature has no namespace, and so could be for anything");
        }
        return namespace;
    }

    private static Optional<Touch> readTouch(SshPublicKey key, SshReader inner) throws SshFormatException {
        Optional<String> application = key.application();
        return application.isPresent() ? Optional.of(Touch.read(application.get(), inner)) : Optional.empty();
    }

    /** The key that the signature says it is by; true only where it is valid. */
    public SshPublicKey key() {
        return key;
    }

    /** What the signature is for, such as {@code git}; never empty. True only where it is valid. */
    public String namespace() {
        return namespace;
    }

    /**
     * Whether its key signed exactly this message for this purpose.
     *
     * @param needUserPresence whether a security key must have been touched for it; nothing is asked of other keys,
     *     which could not tell: see {@link SshPublicKey#securityKey}
     */
    public Outcome verify(byte[] message, String expectedNamespace, boolean needUserPresence) {
        if (!namespace.equals(expectedNamespace)) {
            return Outcome.WRONG_NAMESPACE;
        }
        byte[] enveloped = enveloped(message);
        if (!signature.verifies(touch.map(t -> t.signed(enveloped)).orElse(enveloped))) {
            return Outcome.BAD_SIGNATURE;
        }
        boolean untouched = touch.isPresent() && !touch.get().userPresent();
        return needUserPresence && untouched ? Outcome.USER_NOT_PRESENT : Outcome.VALID;
    }

    private byte[] enveloped(byte[] message) {
        return new SshWriter()
                .octets(MAGIC)
                .name(namespace)
                .name("")
                .name(digest.sshName())
                .string(digest.of(message))
                .bytes();
    }

    /** What came of verifying; the first that applies. */
    public enum Outcome {
        /** It was made for another purpose than the one that was asked for. */
        WRONG_NAMESPACE,
        /** The key did not sign this message. */
        BAD_SIGNATURE,
        /** The key signed this message, but nobody touched it, as was needed. */
        USER_NOT_PRESENT,
        /** The key signed this message. */
        VALID
    }
}
