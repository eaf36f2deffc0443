package dev.countersign.shell.daemon;

import dev.countersign.shell.console.ExitCode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a client gets back. On the wire: any number of {@link #PATIENCE}, then {@code !}, the request's nonce, the exit
 * code, the length of the text and the text for standard error, and the SHA-256 of the request and of all this behind
 * {@code !}; then the end. Only an answer that is whole in this sense may let a push in.
 */
final class Answer {

    /** Says that the answer is being worked on. */
    static final byte PATIENCE = '.';

    private static final byte START = '!';

    private final ByteBuffer bytes;

    private Answer(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** The answer to this request: how it ended and what was printed. */
    static Answer to(Request request, ExitCode exitCode, byte[] text) {
        ByteBuffer body = ByteBuffer.allocate(request.nonce().length + 2 * Integer.BYTES + text.length)
                .put(request.nonce())
                .putInt(exitCode.status())
                .putInt(text.length)
                .put(text)
                .flip();
        MessageDigest digest = sha256();
        digest.update(request.bytes());
        digest.update(body.duplicate());
        byte[] end = digest.digest();
        return new Answer(ByteBuffer.allocate(1 + body.remaining() + end.length)
                .put(START)
                .put(body)
                .put(end)
                .flip());
    }

    /** As it goes over the wire. */
    ByteBuffer bytes() {
        return bytes.duplicate();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
