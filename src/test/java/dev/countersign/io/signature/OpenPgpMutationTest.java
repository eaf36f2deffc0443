package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.testing.Gpg;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not quite what gpg wrote proves nothing, and is never anybody's crash. */
final class OpenPgpMutationTest {

    private static final long SEED = 20_240_229;
    private static final String SARA = "Sara Lind <sara@corp.example>";
    private static final int ROUNDS = 3;

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "nistp256", "rsa2048"})
    void no_changed_byte_leaves_a_signature_valid(String algorithm) {
        try (Gpg gpg = Gpg.start()) {
            gpg.key(SARA, algorithm, "sign", "never");
            OpenPgpCheck check = OpenPgpCheck.by(gpg.export(SARA));
            byte[] packet = bytes(gpg.sign(Keygen.MESSAGE));
            Random random = new Random(SEED);

            assertThat(check.of(signature(packet)).key()).isPresent();
            for (int round = 0; round < ROUNDS; round++) {
                for (int at = 0; at < packet.length; at++) {
                    byte[] mutant = packet.clone();
                    mutant[at] ^= (byte) (1 + random.nextInt(255));
                    boolean digestPrefix = isPartOfDigest(packet, at);
                    assertThat(digestPrefix || isFlawed(check.of(signature(mutant))))
                            .as("byte %d changed from %d to %d", at, packet[at], mutant[at])
                            .isTrue();
                }
            }
        }
    }

    /** Two bytes of the digest stand in a packet for a quick look; they decide nothing. */
    private static boolean isPartOfDigest(byte[] packet, int at) {
        int header = (packet[0] & 1) == 0 ? 2 : 3;
        int hashed = header + 6 + length(packet, header + 4);
        int unhashed = hashed + 2 + length(packet, hashed);
        return at == unhashed || at == unhashed + 1;
    }

    private static int length(byte[] packet, int at) {
        return ((packet[at] & 0xFF) << 8) | (packet[at + 1] & 0xFF);
    }

    @Test
    void no_shorter_or_longer_packet_is_a_signature() {
        try (Gpg gpg = Gpg.start()) {
            gpg.key(SARA, "ed25519", "sign", "never");
            OpenPgpCheck check = OpenPgpCheck.by(gpg.export(SARA));
            byte[] packet = bytes(gpg.sign(Keygen.MESSAGE));

            for (int length = 1; length < packet.length + 40; length++) {
                boolean whole = length == packet.length;
                assertThat(check.of(signature(Arrays.copyOf(packet, length)))
                                .key()
                                .isPresent())
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void no_changed_character_of_the_armor_leaves_it_valid() {
        try (Gpg gpg = Gpg.start()) {
            gpg.key(SARA, "ed25519", "sign", "never");
            OpenPgpCheck check = OpenPgpCheck.by(gpg.export(SARA));
            String armored = gpg.sign(Keygen.MESSAGE);
            Random random = new Random(SEED);

            for (int at = 0; at < armored.length(); at++) {
                StringBuilder mutant = new StringBuilder(armored);
                mutant.setCharAt(at, (char) (armored.charAt(at) ^ 1 + random.nextInt(127)));
                assertThat(isFlawed(check.of(mutant.toString())))
                        .as(mutant.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void a_key_with_a_changed_byte_is_refused_or_says_the_same() {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "2030-01-31");
            gpg.subkey(key, "ed25519", "sign", "2029-01-31");
            String armored = gpg.export(key);
            List<String> said = said(armored);
            byte[] packets = bytes(armored);
            Random random = new Random(SEED);

            assertThat(said).hasSize(2);
            for (int round = 0; round < ROUNDS; round++) {
                for (int at = 0; at < packets.length; at++) {
                    byte[] mutant = packets.clone();
                    mutant[at] ^= (byte) (1 + random.nextInt(255));
                    assertThat(said).containsAll(said(CraftedKey.armored("PUBLIC KEY BLOCK", mutant)));
                }
            }
        }
    }

    @Test
    void noise_is_neither_a_key_nor_a_signature() {
        OpenPgpCheck check = OpenPgpCheck.by(CraftedKey.signing().armored());
        Random random = new Random(SEED);

        for (int round = 0; round < 5_000; round++) {
            byte[] noise = new byte[1 + random.nextInt(200)];
            random.nextBytes(noise);
            noise[0] = (byte) (random.nextBoolean() ? 0x88 : 0xC2); // a signature packet, old or new
            if (noise.length > 2 && random.nextBoolean()) {
                noise[1] = (byte) (noise.length - 2);
                noise[2] = 4;
            }
            assertThat(isFlawed(check.of(signature(noise)))).isTrue();
            noise[0] = (byte) (random.nextBoolean() ? 0x98 : 0xC6); // a key packet, old or new
            assertThat(said(CraftedKey.armored("PUBLIC KEY BLOCK", noise))).isEmpty();
        }
    }

    private static List<String> said(String armored) {
        try {
            return OpenPgpKey.parse(armored).signingKeys().stream()
                    .map(OpenPgpMutationTest::said)
                    .toList();
        } catch (OpenPgpFormatException refused) {
            return List.of();
        }
    }

    private static String said(SigningKey key) {
        return key.fingerprint() + key.from() + key.until() + key.revoked();
    }

    private static boolean isFlawed(CommitSignature answer) {
        return answer.key().isEmpty() && !answer.flaw().isEmpty();
    }

    private static String signature(byte[] packet) {
        return CraftedKey.armored("SIGNATURE", packet);
    }

    private static byte[] bytes(String armored) {
        String body = armored.substring(armored.indexOf("\n\n") + 2, armored.indexOf("\n="));
        return Base64.getMimeDecoder().decode(body);
    }
}
