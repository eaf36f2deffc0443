package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are written well and still prove nothing. */
final class SshWeakKeyTest {

    @TempDir
    Path top;

    @Test
    void refuses_weak_keys() {
        assertRefused(
                new Keygen(top).key("key", "rsa", "1024"), "an RSA key needs at least 2048 bits, this one has 1024");
        assertRefused(
                line("ssh-dss", new SshWriter().name("ssh-dss")),
                "'ssh-dss' keys cannot prove anything; use ssh-ed25519, ecdsa-sha2-nistp256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1", "3"})
    void refuses_rsa_exponents_that_make_no_key(String exponent) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(2047).setBit(exponent.equals("3") ? 1 : 0);
        SshWriter blob = new SshWriter()
                .name("ssh-rsa")
                .string(new BigInteger(exponent).toByteArray())
                .string(modulus.toByteArray());

        assertRefused(line("ssh-rsa", blob), "the key");
    }

    @Test
    void refuses_rsa_numbers_that_take_too_long() {
        BigInteger odd = BigInteger.ONE.shiftLeft(2047).setBit(0);
        BigInteger huge = BigInteger.ONE.shiftLeft(16_384).setBit(0);

        assertRefused(
                line(
                        "ssh-rsa",
                        new SshWriter().name("ssh-rsa").string(new byte[] {3}).string(huge.toByteArray())),
                "an RSA key may have 16384 bits, this one has 16385");
        assertRefused(
                line(
                        "ssh-rsa",
                        new SshWriter()
                                .name("ssh-rsa")
                                .string(odd.toByteArray())
                                .string(odd.toByteArray())),
                "the exponent of an RSA key may have 64 bits, that of this one has 2048");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000", // order 1
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // order 2
                "0000000000000000000000000000000000000000000000000000000000000000", // order 4
                "0000000000000000000000000000000000000000000000000000000000000080", // order 4
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", // order 8
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", // order 8
            })
    void refuses_points_that_anybody_can_sign_for(String point) {
        assertRefused(ed25519(point), "anybody can sign for");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p, another way to write 0
                "0200000000000000000000000000000000000000000000000000000000000000", // no x for this y
            })
    void refuses_what_is_not_on_edwards25519(String point) {
        assertRefused(ed25519(point), "not a point on its curve");
    }

    @Test
    void refuses_a_point_of_another_curve() {
        byte[] point = new byte[65];
        point[0] = 4;
        point[64] = 1;
        SshWriter blob =
                new SshWriter().name("ecdsa-sha2-nistp256").name("nistp256").string(point);

        assertRefused(line("ecdsa-sha2-nistp256", blob), "not a point on its curve");
    }

    @Test
    void refuses_a_compressed_point_and_a_curve_that_does_not_fit() {
        String type = "ecdsa-sha2-nistp256";

        assertRefused(
                line(type, new SshWriter().name(type).name("nistp256").string(new byte[33])), "not written in full");
        assertRefused(
                line(type, new SshWriter().name(type).name("nistp384").string(new byte[97])),
                "of type 'ecdsa-sha2-nistp256' and on 'nistp384'");
    }

    @Test
    void refuses_a_security_key_of_a_web_site() {
        assertRefused(SecurityKey.ed25519("corp.example").publicLine(), "starts with 'ssh:', not 'corp.example'");
    }

    private static String ed25519(String point) {
        byte[] bytes = HexFormat.of().parseHex(point);
        return line("ssh-ed25519", new SshWriter().name("ssh-ed25519").string(bytes));
    }

    private static String line(String type, SshWriter blob) {
        return type + " " + Base64.getEncoder().encodeToString(blob.bytes());
    }

    private static void assertRefused(String line, String message) {
        assertThatThrownBy(() -> SshPublicKey.parse(line))
                .isInstanceOf(SshFormatException.class)
                .hasMessageContaining(message);
    }
}
