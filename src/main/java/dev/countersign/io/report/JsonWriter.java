package dev.countersign.io.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON (RFC 8259) in UTF-8, in one line without blanks, in the order in which it is told to: whoever opens an
 * object or an array closes it. Names are letters of ASCII and hyphens. What was written reaches the stream with
 * {@link #flush} at the latest; where the stream fails, {@link UncheckedIOException} is thrown and nothing follows, so
 * that nobody takes a line that was cut short for a whole one.
 */
final class JsonWriter {

    private static final int BUFFER_BYTES = 8 << 10;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int used;

    /** Whether what comes next in this object or array stands behind something. */
    private boolean follows;

    JsonWriter(OutputStream out) {
        this.out = out;
    }

    /** Opens an object that is the whole or an entry of an array. */
    void startObject() {
        separate();
        open('{');
    }

    void startObject(String name) {
        name(name);
        open('{');
    }

    void endObject() {
        close('}');
    }

    void startArray(String name) {
        name(name);
        open('[');
    }

    void endArray() {
        close(']');
    }

    /** A text as {@link JsonText} has it. */
    void text(String name, String value) {
        name(name);
        JsonText.write(this, value);
    }

    void number(String name, long value) {
        name(name);
        ascii(Long.toString(value));
    }

    void truth(String name, boolean value) {
        name(name);
        ascii(Boolean.toString(value));
    }

    void nothing(String name) {
        name(name);
        ascii("null");
    }

    /** Bytes as they are: a value, or a part of one. */
    void raw(byte... bytes) {
        if (bytes.length > buffer.length - used) {
            drain();
        }
        if (bytes.length > buffer.length) {
            write(bytes, bytes.length);
        } else {
            System.arraycopy(bytes, 0, buffer, used, bytes.length);
            used += bytes.length;
        }
    }

    /** One character of ASCII as it is. */
    void raw(char c) {
        if (used == buffer.length) {
            drain();
        }
        buffer[used++] = (byte) c;
    }

    /** Sends on what was written, and has the stream do so. */
    void flush() {
        drain();
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void name(String name) {
        separate();
        raw('"');
        ascii(name);
        raw('"');
        raw(':');
    }

    private void separate() {
        if (follows) {
            raw(',');
        }
        follows = true;
    }

    private void open(char bracket) {
        raw(bracket);
        follows = false;
    }

    private void close(char bracket) {
        raw(bracket);
        follows = true;
    }

    private void ascii(String text) {
        raw(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void drain() {
        write(buffer, used);
        used = 0;
    }

    private void write(byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
