package dev.countersign.io.signature;

import java.math.BigInteger;

/**
 * The Jacobi symbol by the binary algorithm (Cohen, A Course in Computational Algebraic Number Theory, 1.4.12, without
 * divisions), several times faster than a power. It takes longer for some numbers than for others, so they must be
 * public.
 */
final class Jacobi {

    private static final int LIMBS = 4;
    private static final int MOST_BITS = LIMBS * Long.SIZE;

    /** Changes with each step, as does {@link #modulus}; the lowest 64 bits first. */
    private long[] number;

    private long[] modulus;

    private Jacobi(BigInteger number, BigInteger modulus) {
        this.number = limbs(number);
        this.modulus = limbs(modulus);
    }

    /**
     * Whether a number is a square modulo a prime: 1 if it is, −1 if not, and 0 if the prime divides it.
     *
     * @param number neither negative nor above 256 bits
     * @param modulus odd, positive, of at most 256 bits
     */
    static int symbol(BigInteger number, BigInteger modulus) {
        if (number.signum() < 0 || modulus.signum() <= 0 || !modulus.testBit(0)) {
            throw new IllegalArgumentException("no symbol of " + number + " and " + modulus);
        }
        return new Jacobi(number, modulus).symbol();
    }

    private static long[] limbs(BigInteger number) {
        if (number.bitLength() > MOST_BITS) {
            throw new IllegalArgumentException("more than " + MOST_BITS + " bits: " + number);
        }
        long[] limbs = new long[LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            limbs[i] = number.shiftRight(i * Long.SIZE).longValue();
        }
        return limbs;
    }

    private int symbol() {
        int sign = 1;
        while (!is(number, 0)) {
            boolean odd = halveWhileEven();
            int eighth = (int) modulus[0] & 7;
            if (odd && (eighth == 3 || eighth == 5)) {
                sign = -sign; // two is no square
            }
            if (isBelowModulus()) {
                sign = (number[0] & modulus[0] & 3) == 3 ? -sign : sign; // quadratic reciprocity
                long[] larger = modulus;
                modulus = number;
                number = larger;
            }
            subtractModulus();
        }
        return is(modulus, 1) ? sign : 0;
    }

    private static boolean is(long[] limbs, long value) {
        return limbs[0] == value && (limbs[1] | limbs[2] | limbs[3]) == 0;
    }

    /** Halves the number until it is odd; whether that took an odd number of times. */
    private boolean halveWhileEven() {
        boolean odd = false;
        while ((number[0] & 1) == 0) {
            int zeros = Math.min(Long.numberOfTrailingZeros(number[0]), Long.SIZE - 1);
            for (int i = 0; i < LIMBS - 1; i++) {
                number[i] = (number[i] >>> zeros) | (number[i + 1] << (Long.SIZE - zeros));
            }
            number[LIMBS - 1] >>>= zeros;
            odd ^= (zeros & 1) == 1;
        }
        return odd;
    }

    private boolean isBelowModulus() {
        for (int i = LIMBS - 1; i >= 0; i--) {
            if (number[i] != modulus[i]) {
                return Long.compareUnsigned(number[i], modulus[i]) < 0;
            }
        }
        return false;
    }

    private void subtractModulus() {
        long borrow = 0;
        for (int i = 0; i < LIMBS; i++) {
            long difference = number[i] - modulus[i];
            boolean below = Long.compareUnsigned(number[i], modulus[i]) < 0 || (difference == 0 && borrow == 1);
            number[i] = difference - borrow;
            borrow = below ? 1 : 0;
        }
    }
}
