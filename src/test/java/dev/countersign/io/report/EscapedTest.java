package dev.countersign.io.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EscapedTest {

    private static final int SEED = 20_260_311;

    @Test
    void shows_what_a_terminal_would_obey() {
        assertThat(Escaped.text("a\u001b[31mb")).isEqualTo("a\\x1b[31mb");
        assertThat(Escaped.text("a\u009b1mb")).isEqualTo("a\\x9b1mb");
        assertThat(Escaped.text("a\rb\nc\u0000")).isEqualTo("a\\x0db\\nc\\x00");
        assertThat(Escaped.text("\u001b]0;title\u0007")).isEqualTo("\\x1b]0;title\\x07");
    }

    @Test
    void shows_what_a_reader_would_not_see() {
        assertThat(Escaped.text("a\u202eb\u200bc\u2028d\u2029e\ufefff"))
                .isEqualTo("a\\u202eb\\u200bc\\u2028d\\u2029e\\ufefff");
        assertThat(Escaped.text("tag " + Character.toString(0xe0041))).isEqualTo("tag \\u{e0041}");
        assertThat(Escaped.text("private \ue000, lone \ud800")).isEqualTo("private \\ue000, lone \\ud800");
    }

    @Test
    void a_path_in_a_command_is_one_word_for_a_shell() {
        assertThat(Escaped.word(Path.of("/srv/dépôt/pay_2.git"))).isEqualTo("/srv/dépôt/pay_2.git");
        assertThat(Escaped.word(Path.of("/srv/our git"))).isEqualTo("'/srv/our git'");
        assertThat(Escaped.word(Path.of("/srv/o'git"))).isEqualTo("'/srv/o'\\''git'");
        assertThat(Escaped.word(Path.of("/srv/$(id)\u001b"))).isEqualTo("'/srv/$(id)\\x1b'");
    }

    @Test
    void leaves_what_people_write_as_it_is() {
        String text = "Zoë, 山田, Ωμέγα, naïve \\x1b, ✓ and 🎉";

        assertThat(Escaped.text(text)).isEqualTo(text);
        assertThat(Escaped.text("a\tb")).isEqualTo("a b");
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef,  6, abcdef", // fits to the last column
        "abcdef,  5, abcd…",
        "山田太郎, 8, 山田太郎", // two columns each
        "山田太郎, 7, 山田太…",
        "山田太郎, 6, 山田…", // the third would leave no room for the dots
        "'',      1, ''",
    })
    void cuts_what_does_not_fit(String text, int columns, String shown) {
        assertThat(Escaped.shortened(text, columns)).isEqualTo(shown);
    }

    @Test
    void never_cuts_an_escape_in_two() {
        assertThat(Escaped.shortened("ab\u202ecd", 8)).isEqualTo("ab…");
        assertThat(Escaped.shortened("ab\u202ecd", 10)).isEqualTo("ab\\u202ecd");
    }

    @Test
    void no_text_whatever_gets_a_hidden_character_to_the_terminal_or_more_columns_than_allowed() {
        Random random = new Random(SEED);
        for (int run = 0; run < 20_000; run++) {
            String text = noise(random);
            int columns = 1 + random.nextInt(40);

            String shown = Escaped.text(text);
            String shortened = Escaped.shortened(text, columns);

            assertThat(shown.codePoints().noneMatch(Escaped::isHidden))
                    .as(shown)
                    .isTrue();
            assertThat(shortened.codePoints().noneMatch(Escaped::isHidden)).isTrue();
            assertThat(Escaped.columns(shortened)).isLessThanOrEqualTo(columns);
        }
    }

    @Test
    void every_control_format_and_separator_is_hidden() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean obeyed = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
            if (obeyed) {
                assertThat(Escaped.isHidden(c)).as(Integer.toHexString(c)).isTrue();
            }
        }
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(5)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append((char) random.nextInt(0x100));
                case 2 -> text.append((char) (0x2000 + random.nextInt(0x70)));
                case 3 -> text.append((char) random.nextInt(0x10000));
                default -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            }
        }
        return text.toString();
    }
}
