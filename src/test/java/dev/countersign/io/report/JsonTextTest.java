package dev.countersign.io.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

final class JsonTextTest {

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

    private static String written(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            JsonText.write(json, "key", text);
            json.writeEndObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
