package dev.countersign.io.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Our digests against the examples of NIST and against those of the JDK. */
final class DigestTest {

    private static final long SEED = 1804;
    private static final int LONGEST = 300;

    static Stream<MessageDigest> ours() {
        return Stream.of(new Sha1(), new Sha256());
    }

    /** From NIST's "Examples with Intermediate Values"; that of nothing from its validation program (SHAVS). */
    @ParameterizedTest
    @CsvSource({
        "'', da39a3ee5e6b4b0d3255bfef95601890afd80709,"
                + " e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, a9993e364706816aba3e25717850c26c9cd0d89d,"
                + " ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq, 84983e441c3bd26ebaae4aa1f95129e5e54670f1,"
                + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    })
    void digests_are_those_of_the_standard(String message, String sha1, String sha256) {
        byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);

        assertThat(HexFormat.of().formatHex(new Sha1().digest(bytes))).isEqualTo(sha1);
        assertThat(HexFormat.of().formatHex(new Sha256().digest(bytes))).isEqualTo(sha256);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void messages_of_every_length_have_the_digest_that_the_jdk_finds(MessageDigest ours)
            throws NoSuchAlgorithmException {
        MessageDigest jdk = MessageDigest.getInstance(ours.getAlgorithm());
        Random random = new Random(SEED);
        for (int length = 0; length <= LONGEST; length++) {
            byte[] message = new byte[length];
            random.nextBytes(message);

            assertThat(ours.digest(message)).as("%d bytes", length).isEqualTo(jdk.digest(message));
        }
        assertThat(ours.getDigestLength()).isEqualTo(jdk.getDigestLength());
    }

    @ParameterizedTest
    @MethodSource("ours")
    void a_message_in_parts_has_the_digest_of_the_whole(MessageDigest ours) throws NoSuchAlgorithmException {
        Random random = new Random(SEED);
        for (int round = 0; round < LONGEST; round++) {
            byte[] message = new byte[random.nextInt(4 * BlockDigest.BLOCK_BYTES)];
            random.nextBytes(message);
            for (int at = 0; at < message.length; ) {
                at += given(ours, message, at, random);
            }

            assertThat(ours.digest())
                    .isEqualTo(MessageDigest.getInstance(ours.getAlgorithm()).digest(message));
        }
    }

    /** Gives some bytes of a message in one of the ways there are. */
    private static int given(MessageDigest digest, byte[] message, int at, Random random) {
        int count = random.nextInt(Math.min(100, message.length - at) + 1);
        switch (random.nextInt(3)) {
            case 0 -> {
                digest.update(message[at]);
                return 1;
            }
            case 1 -> digest.update(message, at, count);
            default ->
                digest.update(
                        ByteBuffer.allocateDirect(count).put(message, at, count).flip());
        }
        return count;
    }

    /** FIPS 180-4, section 5.1.1: the length is a number of 64 bits. */
    @Test
    void a_message_of_terabytes_is_padded_with_its_whole_length() {
        byte[] padding = BlockDigest.padding(0x0102_0304_0506L);

        assertThat(HexFormat.of().formatHex(padding)).isEqualTo("80" + "00".repeat(49) + "0000081018202830");
    }

    @ParameterizedTest
    @MethodSource("ours")
    void a_digest_that_is_reset_has_seen_nothing(MessageDigest ours) {
        byte[] message = "abc".getBytes(StandardCharsets.US_ASCII);
        byte[] expected = ours.digest(message);
        ours.update(new byte[BlockDigest.BLOCK_BYTES + 1]);
        ours.reset();

        assertThat(ours.digest(message)).isEqualTo(expected);
    }
}
