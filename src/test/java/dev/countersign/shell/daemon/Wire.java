package dev.countersign.shell.daemon;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes requests and answers as the other side should, or should not. */
final class Wire {

    private Wire() {}

    /** A request of these fields behind a nonce, and behind its length. */
    static byte[] request(String arguments, String directory, String environment, String input) {
        return request(List.of(arguments, directory, environment, input));
    }

    /** A request of any number of fields. */
    static byte[] request(List<String> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.write("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
            for (String field : fields) {
                byte[] text = field.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sized(bytes.toByteArray());
    }

    /** Bytes behind their length. */
    static byte[] sized(byte[] body) {
        return ByteBuffer.allocate(Integer.BYTES + body.length)
                .putInt(body.length)
                .put(body)
                .array();
    }

    /** An answer that repeats these bytes of a request. */
    static byte[] answer(byte[] asked, int exitCode, String text) {
        return answer(asked, exitCode, text.getBytes(StandardCharsets.UTF_8).length, text);
    }

    /** An answer whose text has another length than it says. */
    static byte[] answer(byte[] asked, int exitCode, int length, String text) {
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + asked.length + 2 * Integer.BYTES + words.length)
                .put((byte) '!')
                .put(asked)
                .putInt(exitCode)
                .putInt(length)
                .put(words)
                .array();
    }

    /** Bytes, and more behind them. */
    static byte[] followed(byte[] first, byte[] then) {
        return ByteBuffer.allocate(first.length + then.length)
                .put(first)
                .put(then)
                .array();
    }
}
