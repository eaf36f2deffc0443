package dev.countersign.shell.daemon;

import dev.countersign.shell.console.ExitCode;
import java.nio.ByteBuffer;

/**
 * What a client gets back. On the wire: any number of {@link #PATIENCE}, then {@code !}, the whole request with its
 * nonce, the exit code, the length of the text and the text for standard error; then the end. Only an answer that is
 * whole in this sense may let a push in. The request itself comes back, and not its digest: the client has it at hand
 * and compares every byte.
 */
record Answer(ByteBuffer bytes) {

    /** Says that the answer is being worked on. */
    static final byte PATIENCE = '.';

    private static final byte START = '!';

    /** The answer to this request: how it ended and what was printed. */
    static Answer to(Request request, ExitCode exitCode, byte[] text) {
        ByteBuffer asked = request.bytes();
        return new Answer(ByteBuffer.allocate(1 + asked.remaining() + 2 * Integer.BYTES + text.length)
                .put(START)
                .put(asked)
                .putInt(exitCode.status())
                .putInt(text.length)
                .put(text)
                .flip());
    }
}
