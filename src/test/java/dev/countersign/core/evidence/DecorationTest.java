package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecorationTest {

    @Test
    void removes_what_stands_around_the_words() {
        assertThat(Decoration.remove("  - [x] Made-with: Cursor")).isEqualTo("Made-with: Cursor");
        assertThat(Decoration.remove("\u2502 Made-with: Cursor \u2502")).isEqualTo("Made-with: Cursor");
        assertThat(Decoration.remove("**AI usage:** none_")).isEqualTo("AI usage:** none");
        assertThat(Decoration.remove("\ud83e\udd16 Generated")).isEqualTo("Generated");
        assertThat(Decoration.remove("<jane@corp.example>")).isEqualTo("<jane@corp.example>");
        assertThat(Decoration.remove(" *~ ")).isEmpty();
    }

    @Test
    void decodes_dashes_brackets_and_blanks() {
        assertThat(Decoration.decode("Co=E2=80=90authored=2Dby: A &lt;a@b&gt; &amp; B"))
                .isEqualTo("Co-authored-by: A <a@b> & B");
        assertThat(Decoration.decode("a\u2010b\u2015c\u2212d\ufe58e\ufe63f\uff0dg"))
                .isEqualTo("a-b-c-d-e-f-g");
        assertThat(Decoration.decode("a\u00a0b\u2000c\u200ad\u202fe\u3000f")).isEqualTo("a b c d e f");
        assertThat(Decoration.decode("a\u200bb\u200fc\u202ad\u202ee\u2060f\u2069g\ufeffh\u00adi\uff1aj"))
                .isEqualTo("abcdefghi:j");
        assertThat(Decoration.decode("a\u200b")).isEqualTo("a");
        assertThat(Decoration.decode("a=E2=80=94")).isEqualTo("a-");
        assertThat(Decoration.decode("&amp;lt;")).isEqualTo("&lt;");
        assertThat(Decoration.decode("=E2=80=9")).isEqualTo("=E2=80=9");
        assertThat(Decoration.decode("x = y & z")).isEqualTo("x = y & z");
        assertThat(Decoration.decode("\u00e9\u2016\u2070")).isEqualTo("\u00e9\u2016\u2070");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> x",
                "  > x",
                "+x",
                "-x",
                "`x`",
                "\"x\"",
                "'x'",
                "\u201cx\u201d",
                "\u2018x\u2019",
                "// x",
                "/* x",
                "<!-- x",
                "$ x",
                "[ ] x",
                "- [ ] x",
                "* - [ ] x"
            })
    void knows_a_quotation(String line) {
        assertThat(Decoration.isQuotation(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "- x", "* x", "-", "--", "-1", "# x", "[x] x", "x [ ] y", "a b [ ]", "<x>", "$x"})
    void knows_what_is_no_quotation(String line) {
        assertThat(Decoration.isQuotation(line)).isFalse();
    }
}
