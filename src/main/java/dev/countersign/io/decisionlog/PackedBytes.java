package dev.countersign.io.decisionlog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Bytes that are written once and read later, kept in memory. A few are kept as they are; of many each megabyte is
 * compressed, since the line about a push of a million commits has a gigabyte, in which most is said a million times.
 */
final class PackedBytes extends OutputStream {

    private static final int PART = 1 << 20;
    private static final int SMALLEST = 1 << 13;

    private final List<byte[]> packed = new ArrayList<>();
    private byte[] last = new byte[SMALLEST];
    private int length;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int at = from;
        while (at < from + count) {
            int next = Math.min(from + count - at, PART - length);
            if (length + next > last.length) {
                last = Arrays.copyOf(last, Math.min(PART, Math.max(2 * last.length, length + next)));
            }
            System.arraycopy(bytes, at, last, length, next);
            length += next;
            at += next;
            if (length == PART) {
                packed.add(deflated());
                length = 0;
            }
        }
    }

    private byte[] deflated() throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        Deflater fastest = new Deflater(Deflater.BEST_SPEED, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(small, fastest)) {
            out.write(last);
        } finally {
            fastest.end();
        }
        return small.toByteArray();
    }

    /** Writes all that was written here. */
    void copyTo(OutputStream out) throws IOException {
        for (byte[] part : packed) {
            Inflater raw = new Inflater(true);
            try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(part), raw, 1 << 16)) {
                in.transferTo(out);
            } finally {
                raw.end();
            }
        }
        out.write(last, 0, length);
    }
}
