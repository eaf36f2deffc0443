package dev.countersign.io.digest;

/**
 * SHA-1 (FIPS 180-4, section 6.1), by which git names objects. Tells equal bytes from others, and vouches for nobody.
 */
public final class Sha1 extends BlockDigest {

    private static final int ROUNDS = 80;
    private static final int QUARTER = ROUNDS / 4;

    private final int[] schedule = new int[ROUNDS];

    /** A digest of nothing, for one thread at a time. */
    public Sha1() {
        super("SHA-1", 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
    }

    @Override
    void compress(byte[] from, int at, int[] hash) {
        words(from, at, schedule);
        for (int t = BLOCK_WORDS; t < ROUNDS; t++) {
            schedule[t] =
                    Integer.rotateLeft(schedule[t - 3] ^ schedule[t - 8] ^ schedule[t - 14] ^ schedule[t - 16], 1);
        }
        int a = hash[0];
        int b = hash[1];
        int c = hash[2];
        int d = hash[3];
        int e = hash[4];
        for (int t = 0; t < ROUNDS; t++) {
            int next = Integer.rotateLeft(a, 5) + mixed(t, b, c, d) + e + schedule[t];
            e = d;
            d = c;
            c = Integer.rotateLeft(b, 30);
            b = a;
            a = next;
        }
        hash[0] += a;
        hash[1] += b;
        hash[2] += c;
        hash[3] += d;
        hash[4] += e;
    }

    /** The function of a round (section 4.1.1) and its constant (section 4.2.1). */
    private static int mixed(int t, int b, int c, int d) {
        if (t < QUARTER) {
            return ((b & c) | (~b & d)) + 0x5a827999;
        }
        if (t < 2 * QUARTER) {
            return (b ^ c ^ d) + 0x6ed9eba1;
        }
        if (t < 3 * QUARTER) {
            return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
        }
        return (b ^ c ^ d) + 0xca62c1d6;
    }
}
