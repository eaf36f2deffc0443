package dev.countersign.shell.daemon;

import dev.countersign.shell.console.Console;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a client passes on of a hook's world. On the wire: the length of all that follows, 16 bytes that nobody used
 * before, the lengths of four fields, and the fields: arguments, working directory, environment, standard input; of
 * these arguments and environment are strings that end with NUL. Lengths are four bytes, in the order of this machine.
 */
final class Request {

    private static final int NONCE_BYTES = 16;
    private static final int FIELDS = 4;
    private static final int HEAD = NONCE_BYTES + FIELDS * Integer.BYTES;
    private static final int LARGEST = HEAD + (1 << 20);
    private static final int SHOWN_BYTES = 4;

    private final byte[] bytes;
    private final List<String> arguments;
    private final Path directory;
    private final Map<String, String> environment;
    private final byte[] input;

    private Request(byte[] bytes, List<byte[]> fields) throws IOException {
        this.bytes = bytes;
        this.arguments = strings(fields.get(0));
        this.directory = directory(text(fields.get(1)));
        this.environment = environment(strings(fields.get(2)));
        this.input = fields.get(3);
    }

    /**
     * Reads one, to the end.
     *
     * @return empty when the client hung up without a word
     * @throws IOException when it is cut off, too long, or no request
     */
    static Optional<Request> read(InputStream in) throws IOException {
        byte[] number = in.readNBytes(Integer.BYTES);
        if (number.length == 0) {
            return Optional.empty();
        }
        int length = numbers(whole(number, Integer.BYTES)).getInt();
        if (length < HEAD || length > LARGEST) {
            throw new IOException("a request of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] bytes = whole(in.readNBytes(length), length);
        return Optional.of(new Request(bytes, fields(bytes)));
    }

    private static byte[] whole(byte[] read, int length) throws EOFException {
        if (read.length < length) {
            throw new EOFException("a request that is cut off");
        }
        return read;
    }

    private static List<byte[]> fields(byte[] bytes) throws IOException {
        ByteBuffer lengths = numbers(bytes).position(NONCE_BYTES);
        ByteBuffer rest = ByteBuffer.wrap(bytes).position(HEAD);
        List<byte[]> fields = new ArrayList<>();
        while (fields.size() < FIELDS) {
            int length = lengths.getInt();
            if (length < 0 || length > rest.remaining()) {
                throw new EOFException("a request whose fields do not fit it");
            }
            byte[] field = new byte[length];
            rest.get(field);
            fields.add(field);
        }
        if (rest.hasRemaining()) {
            throw new EOFException("a request with more than its fields");
        }
        return fields;
    }

    private static ByteBuffer numbers(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    /** All of it but the length, which the answer repeats. */
    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** How the log calls it. */
    String name() {
        return HexFormat.of().formatHex(bytes, 0, SHOWN_BYTES);
    }

    /** What may be logged of it: nothing of the environment. */
    @Override
    public String toString() {
        return String.join(" ", arguments) + " in " + directory;
    }

    /** What git says behind {@code hook}. */
    List<String> arguments() {
        return arguments;
    }

    /** The world of the hook; what it prints is told there. */
    Console console(PrintStream told) {
        return new Console(
                new ByteArrayInputStream(input), told, told, environment, directory, Optional.empty(), Set.of());
    }

    private static Path directory(String text) throws IOException {
        try {
            Path directory = Path.of(text);
            if (directory.isAbsolute()) {
                return directory;
            }
        } catch (InvalidPathException e) {
            throw new IOException("a request from a directory that is no path", e);
        }
        throw new IOException("a request from a directory whose place is not told");
    }

    /** As Java reads the environment of a process (environ(7)): of two values of one name the first counts. */
    private static Map<String, String> environment(List<String> entries) {
        Map<String, String> environment = new HashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=', 1);
            if (equals > 0) {
                environment.putIfAbsent(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        environment.keySet().removeIf(Scrubbing::removes);
        return environment;
    }

    private static List<String> strings(byte[] field) {
        List<String> strings = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < field.length; i++) {
            if (field[i] == 0) {
                strings.add(text(Arrays.copyOfRange(field, start, i)));
                start = i + 1;
            }
        }
        return strings;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
