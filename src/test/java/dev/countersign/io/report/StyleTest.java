package dev.countersign.io.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StyleTest {

    private static final List<String> LINES = List.of("countersign: no", "error: a", "       b", "hint:  c", "note: d");

    @Test
    void plain_lines_stay_as_they_are() {
        assertThat(Style.PLAIN.paint(LINES)).isEqualTo(LINES);
    }

    @Test
    void on_a_terminal_first_words_are_painted_as_git_paints_them() {
        assertThat(Style.ANSI.paint(LINES))
                .containsExactly(
                        "\u001b[1mcountersign\u001b[m: no",
                        "\u001b[1;31merror\u001b[m: a",
                        "       b",
                        "\u001b[33mhint\u001b[m:  c",
                        "note: d");
    }
}
