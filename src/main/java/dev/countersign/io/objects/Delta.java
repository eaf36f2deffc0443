package dev.countersign.io.objects;

import java.io.IOException;

/** What makes an object of another one (gitformat-pack(5), "Deltified representation"). */
final class Delta {

    private static final int MORE = 0x80;
    private static final int COPY = 0x80;
    private static final int NUMBER_BITS = 7;
    private static final int OFFSET_BYTES = 4;
    private static final int SIZE_BYTES = 3;
    private static final int SIZE_OF_NONE = 0x10000;
    private static final int LARGEST_SHIFT = 56;

    private final byte[] delta;
    private int at;

    private Delta(byte[] delta) {
        this.delta = delta;
    }

    /**
     * The object that a delta makes of its base.
     *
     * @throws IOException when it does not fit its base or itself, or makes something too large
     */
    static byte[] apply(byte[] base, byte[] delta) throws IOException {
        return new Delta(delta).apply(base);
    }

    /** How many bytes the object has that a delta makes. */
    static long sizeOfResult(byte[] delta) throws IOException {
        Delta sizes = new Delta(delta);
        sizes.number();
        return sizes.number();
    }

    private byte[] apply(byte[] base) throws IOException {
        if (number() != base.length) {
            throw new DamagedObjectException("a delta of another object");
        }
        byte[] result = new byte[SizeLimit.whole(number())];
        int done = 0;
        while (at < delta.length) {
            int command = next();
            int size = (command & COPY) == 0 ? insert(command, result, done) : copy(command, base, result, done);
            done += size;
        }
        if (done != result.length) {
            throw new DamagedObjectException("a delta that makes too little");
        }
        return result;
    }

    private int insert(int size, byte[] to, int done) throws IOException {
        if (size == 0 || size > delta.length - at || size > to.length - done) {
            throw new DamagedObjectException("a delta that inserts what it does not have");
        }
        System.arraycopy(delta, at, to, done, size);
        at += size;
        return size;
    }

    private int copy(int command, byte[] base, byte[] to, int done) throws IOException {
        long from = argument(command, OFFSET_BYTES);
        long given = argument(command >> OFFSET_BYTES, SIZE_BYTES);
        long size = given == 0 ? SIZE_OF_NONE : given;
        if (from + size > base.length || size > to.length - done) {
            throw new DamagedObjectException("a delta that copies what its base does not have");
        }
        System.arraycopy(base, (int) from, to, done, (int) size);
        return (int) size;
    }

    /** A number of which only those bytes are there whose bits are set, the lowest first. */
    private long argument(int present, int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            if (((present >> i) & 1) != 0) {
                number |= (long) next() << (i * Byte.SIZE);
            }
        }
        return number;
    }

    /** A number of seven bits a byte, the lowest first. */
    private long number() throws IOException {
        long number = 0;
        for (int shift = 0; shift < LARGEST_SHIFT; shift += NUMBER_BITS) {
            int part = next();
            number |= (long) (part & (MORE - 1)) << shift;
            if ((part & MORE) == 0) {
                return number;
            }
        }
        throw new DamagedObjectException("a delta with a size that never ends");
    }

    private int next() throws IOException {
        if (at == delta.length) {
            throw new DamagedObjectException("a delta that ends too early");
        }
        return delta[at++] & 0xff;
    }
}
