package dev.countersign.io.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JsonTextTest {

    private static final long SEED = 8601;

    /** Seconds, of some three thousand years. */
    private static final long FAR = 100_000_000_000L;

    private static final long[] FRACTIONS = {0, 1, 1_000, 1_000_000};

    @Test
    void writes_every_character_as_it_would_be_quoted_by_itself() {
        for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
            String text = "a" + (char) c + "b";

            assertThat(written(text)).isEqualTo("{\"key\":" + JsonText.quoted(text) + "}");
        }
    }

    @Test
    void writes_an_empty_text() {
        assertThat(written("")).isEqualTo("{\"key\":\"\"}");
    }

    @Test
    void writes_a_time_as_the_jdk_does() {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            Instant at = Instant.ofEpochSecond(
                    random.nextLong() % FAR * (random.nextBoolean() ? 60 : 1),
                    FRACTIONS[random.nextInt(FRACTIONS.length)] * random.nextInt(1_000));

            assertThat(JsonText.timestamp(at)).isEqualTo(at.toString());
        }
    }

    private static String written(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonWriter json = new JsonWriter(bytes);
        json.startObject();
        json.text("key", text);
        json.endObject();
        json.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
