package dev.countersign.io.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackedBytesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_192, 8_193, 1 << 20, (1 << 20) + 1, 5_000_000})
    void give_back_what_was_written_in_pieces_of_any_size(int length) throws IOException {
        Random random = new Random(length);
        byte[] text = new byte[length];
        random.nextBytes(text);
        PackedBytes packed = new PackedBytes();
        for (int at = 0; at < length; ) {
            int piece = Math.min(length - at, 1 + random.nextInt(1 << random.nextInt(22)));
            packed.write(text, at, piece);
            at += piece;
        }

        assertThat(copy(packed)).isEqualTo(text);
        assertThat(copy(packed)).isEqualTo(text);
    }

    @Test
    void are_written_one_by_one_too() throws IOException {
        PackedBytes packed = new PackedBytes();
        packed.write('a');
        packed.write(0xff);

        assertThat(copy(packed)).containsExactly('a', 0xff);
    }

    private static byte[] copy(PackedBytes packed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        packed.copyTo(out);
        return out.toByteArray();
    }
}
