package dev.countersign.io.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

final class JsonWriterTest {

    private static final long SEED = 8259;
    private static final int DEEPEST = 6;

    @Test
    void writes_what_jackson_writes_when_told_the_same() {
        for (int round = 0; round < 500; round++) {
            ByteArrayOutputStream ours = new ByteArrayOutputStream();
            ByteArrayOutputStream theirs = new ByteArrayOutputStream();
            try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), theirs)) {
                new Story(new Random(SEED + round), new JsonWriter(ours), json).tell();
            }

            assertThat(ours.toString(StandardCharsets.UTF_8)).isEqualTo(theirs.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void holds_nothing_back_and_loses_nothing_where_texts_are_as_long_as_its_buffer() {
        for (int length = 8_170; length < 8_210; length++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            JsonWriter json = new JsonWriter(bytes);
            json.startObject();
            json.raw(" ".repeat(length).getBytes(StandardCharsets.US_ASCII));
            json.number("a", length);
            json.raw(" ".repeat(2 * length).getBytes(StandardCharsets.US_ASCII));
            json.endObject();
            json.flush();

            assertThat(bytes.toString(StandardCharsets.UTF_8))
                    .isEqualTo("{" + " ".repeat(length) + "\"a\":" + length + " ".repeat(2 * length) + "}");
        }
    }

    @Test
    void writes_nothing_behind_what_could_not_be_written() {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        JsonWriter json = new JsonWriter(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (arrived.size() == 10_000) {
                    throw new IOException("the disk is full");
                }
                arrived.write(b);
            }
        });
        json.startObject();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        json.number("a", i);
                    }
                })
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("the disk is full");
        assertThat(arrived.toString(StandardCharsets.UTF_8))
                .startsWith("{\"a\":0,")
                .doesNotEndWith("}");
    }

    /** Told to both at once: a random object with all that there is. */
    private static final class Story {

        private final Random random;
        private final JsonWriter ours;
        private final JsonGenerator theirs;

        Story(Random random, JsonWriter ours, JsonGenerator theirs) {
            this.random = random;
            this.ours = ours;
            this.theirs = theirs;
        }

        void tell() {
            ours.startObject();
            theirs.writeStartObject();
            fields(0);
            ours.endObject();
            theirs.writeEndObject();
            ours.flush();
        }

        private void fields(int depth) {
            for (int i = random.nextInt(5); i > 0; i--) {
                field("name-" + i, depth);
            }
        }

        private void field(String name, int depth) {
            switch (random.nextInt(depth < DEEPEST ? 6 : 4)) {
                case 0 -> {
                    String text = "x".repeat(random.nextInt(3)) + "größe".substring(random.nextInt(5));
                    ours.text(name, text);
                    theirs.writeStringProperty(name, text);
                }
                case 1 -> {
                    long number = random.nextLong() >> random.nextInt(64);
                    ours.number(name, number);
                    theirs.writeNumberProperty(name, number);
                }
                case 2 -> {
                    boolean truth = random.nextBoolean();
                    ours.truth(name, truth);
                    theirs.writeBooleanProperty(name, truth);
                }
                case 3 -> {
                    ours.nothing(name);
                    theirs.writeNullProperty(name);
                }
                case 4 -> object(name, depth + 1);
                default -> array(name, depth + 1);
            }
        }

        private void object(String name, int depth) {
            ours.startObject(name);
            theirs.writeObjectPropertyStart(name);
            fields(depth);
            ours.endObject();
            theirs.writeEndObject();
        }

        private void array(String name, int depth) {
            ours.startArray(name);
            theirs.writeArrayPropertyStart(name);
            for (int i = random.nextInt(4); i > 0; i--) {
                ours.startObject();
                theirs.writeStartObject();
                fields(depth);
                ours.endObject();
                theirs.writeEndObject();
            }
            ours.endArray();
            theirs.writeEndArray();
        }
    }
}
