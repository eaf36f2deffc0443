package dev.countersign.io.digest;

import java.security.MessageDigest;

/** What SHA-1 and SHA-256 have in common: blocks of 64 bytes, 32-bit words, padding (FIPS 180-4, section 5.1.1). */
abstract class BlockDigest extends MessageDigest {

    static final int BLOCK_BYTES = 64;
    static final int BLOCK_WORDS = BLOCK_BYTES / Integer.BYTES;

    private static final byte END_OF_MESSAGE = (byte) 0x80;

    private final int[] initial;
    private final int[] hash;
    private final byte[] block = new byte[BLOCK_BYTES];
    private long length;

    /**
     * A digest of nothing.
     *
     * @param initial the hash value to begin with, as long as the digest
     */
    BlockDigest(String algorithm, int... initial) {
        super(algorithm);
        this.initial = initial;
        this.hash = initial.clone();
    }

    /** Computes the hash value after the block that starts at an index from the one before, in place. */
    abstract void compress(byte[] from, int at, int[] hash);

    /** Puts the words of a block at the start of the message schedule. */
    static void words(byte[] from, int at, int[] schedule) {
        for (int word = 0, next = at; word < BLOCK_WORDS; word++, next += Integer.BYTES) {
            schedule[word] = (from[next] << 24)
                    | ((from[next + 1] & 0xff) << 16)
                    | ((from[next + 2] & 0xff) << 8)
                    | (from[next + 3] & 0xff);
        }
    }

    @Override
    protected final int engineGetDigestLength() {
        return hash.length * Integer.BYTES;
    }

    @Override
    protected final void engineUpdate(byte next) {
        int filled = filled();
        block[filled] = next;
        length++;
        if (filled == BLOCK_BYTES - 1) {
            compress(block, 0, hash);
        }
    }

    @Override
    protected final void engineUpdate(byte[] bytes, int offset, int count) {
        int end = offset + count;
        int at = offset;
        int filled = filled();
        length += count;
        if (filled > 0) {
            int taken = Math.min(BLOCK_BYTES - filled, count);
            System.arraycopy(bytes, at, block, filled, taken);
            at += taken;
            if (filled + taken < BLOCK_BYTES) {
                return;
            }
            compress(block, 0, hash);
        }
        for (; end - at >= BLOCK_BYTES; at += BLOCK_BYTES) {
            compress(bytes, at, hash);
        }
        System.arraycopy(bytes, at, block, 0, end - at);
    }

    @Override
    protected final byte[] engineDigest() {
        byte[] padding = padding(length);
        engineUpdate(padding, 0, padding.length);
        byte[] digest = new byte[engineGetDigestLength()];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = octet(hash[i / Integer.BYTES], Integer.BYTES, i % Integer.BYTES);
        }
        engineReset();
        return digest;
    }

    @Override
    protected final void engineReset() {
        length = 0;
        System.arraycopy(initial, 0, hash, 0, hash.length);
    }

    /** How many bytes wait for a block to be full. */
    private int filled() {
        return (int) (length % BLOCK_BYTES);
    }

    /**
     * A sign that the message ends, zeros as far as it takes to fill a block, and its length in bits, the block's last.
     */
    static byte[] padding(long length) {
        int zeros = Math.floorMod(-length - 1 - Long.BYTES, BLOCK_BYTES);
        byte[] padding = new byte[1 + zeros + Long.BYTES];
        padding[0] = END_OF_MESSAGE;
        for (int i = 0; i < Long.BYTES; i++) {
            padding[1 + zeros + i] = octet(length * Byte.SIZE, Long.BYTES, i);
        }
        return padding;
    }

    /** One of the bytes of a number, of which the highest stands first. */
    private static byte octet(long number, int bytes, int index) {
        return (byte) (number >>> (Byte.SIZE * (bytes - 1 - index)));
    }
}
