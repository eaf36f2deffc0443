package dev.countersign.io.signature;

import java.nio.charset.StandardCharsets;

/** What a FIDO device adds to a signature and signs along with it (PROTOCOL.u2f). */
final class Touch {

    private static final int USER_PRESENT = 0x01;

    private final String application;
    private final byte flags;
    private final byte[] counter;

    private Touch(String application, byte flags, byte[] counter) {
        this.application = application;
        this.flags = flags;
        this.counter = counter;
    }

    /** Reads what follows the raw signature of a key for this application. */
    static Touch read(String application, SshReader fields) throws SshFormatException {
        return new Touch(application, fields.octet(), fields.uint32());
    }

    /** Whether the device says that somebody touched it. Means nothing before the signature is verified. */
    boolean userPresent() {
        return (flags & USER_PRESENT) != 0;
    }

    /** The bytes that the device signs for that message. */
    byte[] signed(byte[] message) {
        return new SshWriter()
                .octets(Digest.SHA256.of(application.getBytes(StandardCharsets.US_ASCII)))
                .octets(flags)
                .octets(counter)
                .octets(Digest.SHA256.of(message))
                .bytes();
    }
}
