package dev.countersign.shell.daemon;

import dev.countersign.shell.console.ExitCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a client gets back. On the wire: any number of {@link #PATIENCE}, then {@code !}, the whole request with its
 * nonce, the exit code, the length of the text and the text for standard error; then the end. Only an answer that is
 * whole in this sense may let a push in. The request itself comes back, and not its digest: the client has it at hand
 * and compares every byte. Numbers are four bytes, in the order of this machine.
 */
record Answer(ByteBuffer bytes) {

    /** Says that the answer is being worked on. */
    static final byte PATIENCE = '.';

    private static final byte START = '!';

    /** More than this the client does not take, nor would anybody read it. */
    private static final int MOST_TEXT = 8 << 20;

    /** The answer to this request: how it ended and what was printed, or the first eight MiB of it. */
    static Answer to(Request request, ExitCode exitCode, byte[] text) {
        ByteBuffer asked = request.bytes();
        int length = Math.min(text.length, MOST_TEXT);
        return new Answer(ByteBuffer.allocate(1 + asked.remaining() + 2 * Integer.BYTES + length)
                .order(ByteOrder.nativeOrder())
                .put(START)
                .put(asked)
                .putInt(exitCode.status())
                .putInt(length)
                .put(text, 0, length)
                .flip());
    }
}
