package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class JacobiTest {

    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger P = ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    @Test
    void tells_squares_modulo_a_prime_as_a_power_does() {
        Random random = new Random(1);
        Stream<BigInteger> numbers = Stream.of(
                        IntStream.range(0, 20).mapToObj(BigInteger::valueOf),
                        IntStream.range(1, 20).mapToObj(i -> P.subtract(BigInteger.valueOf(i))),
                        IntStream.range(0, 255).mapToObj(ONE::shiftLeft),
                        IntStream.range(0, 5_000).mapToObj(i -> new BigInteger(random.nextInt(256), random)))
                .flatMap(some -> some);

        assertThat(numbers).allMatch(number -> Jacobi.symbol(number, P) == euler(number, P));
    }

    @Test
    void tells_all_squares_modulo_small_primes() {
        for (int prime : new int[] {3, 5, 7, 11, 13, 17, 19, 251, 257}) {
            BigInteger modulus = BigInteger.valueOf(prime);
            assertThat(IntStream.range(0, 3 * prime).mapToObj(BigInteger::valueOf))
                    .allMatch(number -> Jacobi.symbol(number, modulus) == euler(number, modulus));
        }
    }

    @Test
    void is_the_product_for_the_factors_of_a_modulus() {
        Random random = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            BigInteger one = new BigInteger(127, random).setBit(0);
            BigInteger other = new BigInteger(128, random).setBit(0);
            BigInteger number = new BigInteger(256, random);

            assertThat(Jacobi.symbol(number, one.multiply(other)))
                    .isEqualTo(Jacobi.symbol(number, one) * Jacobi.symbol(number, other));
        }
    }

    @Test
    void refuses_what_has_no_symbol_here() {
        assertThatThrownBy(() -> Jacobi.symbol(ONE, BigInteger.TWO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Jacobi.symbol(ONE, BigInteger.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Jacobi.symbol(ONE.negate(), P)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Jacobi.symbol(ONE.shiftLeft(256), P)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int euler(BigInteger number, BigInteger prime) {
        BigInteger power = number.modPow(prime.shiftRight(1), prime);
        return power.equals(prime.subtract(ONE)) ? -1 : power.intValue();
    }
}
