package dev.countersign.shell.daemon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes requests and answers as the other side should, or should not. */
final class Wire {

    private static final byte[] NONCE = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Wire() {}

    /** A request of these fields behind a nonce, and behind its length. */
    static byte[] request(String arguments, String directory, String environment, String input) {
        return request(List.of(arguments, directory, environment, input));
    }

    /** A request of any number of fields. */
    static byte[] request(List<String> fields) {
        List<byte[]> bytes = fields.stream()
                .map(field -> field.getBytes(StandardCharsets.UTF_8))
                .toList();
        byte[] body = new byte
                [NONCE.length
                        + bytes.stream()
                                .mapToInt(field -> Integer.BYTES + field.length)
                                .sum()];
        ByteBuffer rest = numbers(body).put(NONCE);
        bytes.forEach(field -> rest.putInt(field.length));
        bytes.forEach(rest::put);
        return sized(body);
    }

    /** Bytes, their numbers to be read and written as the client does. */
    static ByteBuffer numbers(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    /** Bytes behind their length. */
    static byte[] sized(byte[] body) {
        return ByteBuffer.allocate(Integer.BYTES + body.length)
                .order(ByteOrder.nativeOrder())
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
                .order(ByteOrder.nativeOrder())
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
