package dev.countersign.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlternatePathsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/a/b,                  /a/b",
                "\"/a:b\",              /a:b",
                "\"/a\\\"b\",           /a\"b",
                "\"/a\\\\b\",           /a\\b",
                "\"/d\\303\\251p\\364\\217\\277\\277t\", /dép\uDBFF\uDFFFt",
                "/plain\\101,           /plain\\101", // escapes mean something only in quotes
                "/a\"b\",               /a\"b\"", // and quotes only at the start
                "\"/unclosed,           \"/unclosed", // broken quoting stands as it is
                "\"/bad\\q\",           \"/bad\\q\"",
                "\"/bad\\400\",         \"/bad\\400\"",
                "\"/bad\\08\",          \"/bad\\08\"",
                "\"/bad\\,              \"/bad\\",
            })
    void reads_one_path(String value, String path) {
        assertThat(AlternatePaths.parse(value, ':')).containsExactly(path);
    }

    @Test
    void reads_tab_and_line_feed() {
        assertThat(AlternatePaths.parse("\"/a\\tb\\nc\"", ':')).containsExactly("/a\tb\nc");
    }

    @Test
    void reads_several_paths_and_skips_empty_ones_and_comments() {
        assertThat(AlternatePaths.parse(":/a::\"/b:c\":#/d:/e:", ':')).isEqualTo(List.of("/a", "/b:c", "/e"));
    }

    @Test
    void reads_nothing_from_nothing() {
        assertThat(AlternatePaths.parse("", ':')).isEmpty();
        assertThat(AlternatePaths.parse("\"\"", ':')).isEmpty();
    }
}
