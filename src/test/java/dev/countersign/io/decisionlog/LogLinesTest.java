package dev.countersign.io.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.io.report.LoggedJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LogLinesTest {

    @Test
    void a_disk_that_fails_in_the_midst_of_a_line_is_told_as_what_it_is() {
        LogLines lines = new LogLines(failingAfter("{\"version\":1,\"seq\":"), 0);

        assertThatThrownBy(() -> lines.next(LoggedJson::link))
                .isInstanceOf(IOException.class)
                .hasMessage("Input/output error");
    }

    @Test
    void what_is_no_json_is_a_line_like_any_other() throws IOException {
        LogLines lines = new LogLines(new ByteArrayInputStream("{nonsense\n".getBytes(StandardCharsets.UTF_8)), 0);

        assertThat(lines.next(LoggedJson::link))
                .hasValueSatisfying(line -> assertThat(line.content()).isEmpty());
    }

    private static InputStream failingAfter(String text) {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] target, int start, int wanted) throws IOException {
                return read();
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), failing);
    }
}
