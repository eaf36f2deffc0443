package dev.countersign.io.signature;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Puts together the bytes that a signature covers. */
final class SshWriter {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    SshWriter octets(byte... octets) {
        written.writeBytes(octets);
        return this;
    }

    SshWriter string(byte[] string) {
        return octets(ByteBuffer.allocate(Integer.BYTES).putInt(string.length).array())
                .octets(string);
    }

    SshWriter name(String name) {
        return string(name.getBytes(StandardCharsets.US_ASCII));
    }

    byte[] bytes() {
        return written.toByteArray();
    }
}
