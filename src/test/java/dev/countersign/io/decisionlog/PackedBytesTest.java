package dev.countersign.io.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackedBytesTest {

    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_192, 8_193, MEGABYTE, MEGABYTE + 1, 9_000_000})
    void give_back_what_was_written_in_pieces_of_any_size(int length) throws IOException {
        Random random = new Random(length);
        byte[] text = new byte[length];
        random.nextBytes(text);
        MessageDigest digest = Digests.sha256();
        PackedBytes packed = new PackedBytes(digest);
        try (packed) {
            for (int at = 0; at < length; ) {
                int piece = Math.min(length - at, 1 + random.nextInt(1 << random.nextInt(22)));
                packed.write(text, at, piece);
                at += piece;
            }
            packed.finish();
        }

        assertThat(digest.digest()).isEqualTo(Digests.sha256().digest(text));
        assertThat(copy(packed)).isEqualTo(text);
        assertThat(copy(packed)).isEqualTo(text);
    }

    @Test
    void are_written_one_by_one_too() throws IOException {
        PackedBytes packed = new PackedBytes(Digests.sha256());
        packed.write('a');
        packed.write(0xff);

        assertThat(copy(packed)).containsExactly('a', 0xff);
    }

    @Test
    void take_another_thread_only_when_they_are_many() throws IOException, InterruptedException {
        Witness few = new Witness();
        Witness many = new Witness();

        write(new PackedBytes(few), MEGABYTE - 1);
        write(new PackedBytes(many), 3 * MEGABYTE + 1);

        assertThat(few.threads).containsExactly(Thread.currentThread());
        assertThat(many.threads).hasSize(4).endsWith(Thread.currentThread());
        Thread other = many.threads.get(0);
        assertThat(many.threads.subList(0, 3)).containsOnly(other).doesNotContain(Thread.currentThread());
        other.join();
    }

    @Test
    void are_not_finished_when_the_other_thread_failed() {
        Witness failing = new Witness(2);

        assertThatThrownBy(() -> write(new PackedBytes(failing), 9 * MEGABYTE))
                .isInstanceOf(IOException.class)
                .hasMessage("the line could not be packed")
                .hasRootCauseMessage("update 2");
    }

    @Test
    void are_not_finished_when_the_writer_is_interrupted() {
        PackedBytes packed = new PackedBytes(Digests.sha256());

        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> write(packed, 9 * MEGABYTE)).isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void write(PackedBytes packed, int length) throws IOException {
        try (packed) {
            packed.write(new byte[length], 0, length);
            packed.finish();
        }
    }

    private static byte[] copy(PackedBytes packed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        packed.copyTo(out);
        return out.toByteArray();
    }

    /** A digest that knows who had it updated, and fails at one of the updates. */
    private static final class Witness extends MessageDigest {

        private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        private final int failing;

        Witness() {
            this(0);
        }

        Witness(int failing) {
            super("none");
            this.failing = failing;
        }

        @Override
        protected void engineUpdate(byte input) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineUpdate(byte[] input, int from, int length) {
            threads.add(Thread.currentThread());
            if (threads.size() == failing) {
                throw new IllegalStateException("update " + failing);
            }
        }

        @Override
        protected byte[] engineDigest() {
            return new byte[0];
        }

        @Override
        protected void engineReset() {
            threads.clear();
        }
    }
}
