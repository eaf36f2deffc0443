package dev.countersign.io.decisionlog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are written once, digested, and read later, kept in memory. A few are kept as they are; of many each
 * megabyte is compressed, since the line about a push of a million commits has a gigabyte, in which most is said a
 * million times. That is the work of another thread, which begins with the first megabyte and ends soon after
 * {@link #close}.
 */
final class PackedBytes extends OutputStream {

    private static final int PART = 1 << 20;
    private static final int SMALLEST = 1 << 13;

    private final List<Future<byte[]>> packed = new ArrayList<>();
    private final MessageDigest digest;
    private @Nullable PartPacker packer;
    private byte[] last = new byte[SMALLEST];
    private int length;

    /** @param digest of what is written; to be looked at when that is {@linkplain #finish finished} */
    PackedBytes(MessageDigest digest) {
        this.digest = digest;
    }

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
                pack();
            }
        }
    }

    private void pack() throws IOException {
        if (packer == null) {
            packer = new PartPacker(digest, PART);
        }
        packed.add(packer.pack(last));
        last = packer.buffer();
        length = 0;
    }

    /**
     * Nothing more is written. When this returns, all of it is digested.
     *
     * @throws IOException when a part could not be packed
     */
    void finish() throws IOException {
        for (Future<byte[]> part : packed) {
            PartPacker.await(part);
        }
        digest.update(last, 0, length);
    }

    /** Writes all that was written here. */
    void copyTo(OutputStream out) throws IOException {
        for (Future<byte[]> part : packed) {
            Inflater raw = new Inflater(true);
            ByteArrayInputStream bytes = new ByteArrayInputStream(PartPacker.await(part));
            try (InflaterInputStream in = new InflaterInputStream(bytes, raw, 1 << 16)) {
                in.transferTo(out);
            } finally {
                raw.end();
            }
        }
        out.write(last, 0, length);
    }

    /** Ends what goes on beside; what was written can be read all the same. */
    @Override
    public void close() {
        if (packer != null) {
            packer.close();
        }
    }
}
