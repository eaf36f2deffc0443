package dev.countersign.core.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.Trailer.Form;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageParserTest {

    private static final String SCISSORS = "# ------------------------ >8 ------------------------\n";

    @Test
    void splits_lines_at_line_feeds_only() {
        assertThat(parse("a\rb\u0085c\u2028d\u000be\n\nf\r\ng\r\r\nh\r").lines())
                .containsExactly("a\rb\u0085c\u2028d\u000be", "", "f", "g\r", "h\r");
    }

    @Test
    void reads_more_lines_than_it_first_makes_room_for() {
        Message message = parse("T\n".repeat(40) + "\na: b\n");

        assertThat(message.lines()).hasSize(42).startsWith("T").endsWith("a: b");
        assertThat(message.trailers()).containsExactly(new Trailer("a", "b", 42));
    }

    @Test
    void starts_no_line_after_the_last_line_feed() {
        assertThat(parse("").lines()).isEmpty();
        assertThat(parse("\n").lines()).containsExactly("");
        assertThat(parse("a\n").lines()).containsExactly("a");
        assertThat(parse("a").lines()).containsExactly("a");
    }

    @Test
    void knows_where_the_block_starts_and_ends() {
        Message message = parse("Title\n\nBody\n\na: b\n c\nd: e\n\n# comment\n");

        assertThat(message.blockStart()).isEqualTo(5);
        assertThat(message.blockEnd()).isEqualTo(7);
        assertThat(message.inTrailerBlock(4)).isFalse();
        assertThat(message.inTrailerBlock(5)).isTrue();
        assertThat(message.inTrailerBlock(7)).isTrue();
        assertThat(message.inTrailerBlock(8)).isFalse();
    }

    @Test
    void knows_that_there_is_no_block() {
        Message message = parse("Title\n\nBody\n");

        assertThat(message.trailers()).isEmpty();
        assertThat(message.blockStart()).isEqualTo(Message.NO_BLOCK);
        assertThat(message.blockEnd()).isZero();
        assertThat(message.inTrailerBlock(3)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b\n", // the first paragraph is the title
                "Title\na: b\n",
                "# comment\na: b\n",
                "Title\n\nprose\na: b\n", // prose, and no prefix of git's own
                "Title\n\na: b\nprose\n",
                "Title\n\na: b\n\nprose\n", // not the last paragraph
                "Title\n\n: b\n", // no key
                "Title\n\na b\n",
                "Title\n\na_b: c\n",
                "Title\n\na b c: d\n", // a second word
                "Title\n\na -: d\n",
                "Title\n\n a: b\n", // indented
                "Title\n\na\u00e9: b\n",
                "Title\n\na/: b\n",
                "Title\n\n[: b\n",
                "Title\n\n@: b\n",
                "Title\n\n`: b\n",
                "Title\n\n{: b\n",
                "Title\n\na\r: b\n",
                "Title\n\n : b\n", // a blank is no key
                "Title\n\n\t: b\n",
                "\n\na: b\n", // blank lines at the top are not there
                " \t\r\na: b\n",
                "Title\n\na: b\n# x\n\tfile\n", // a list of conflicts without its heading
                "Title\n\na: b\n\n0123456789\n\tfile\n",
                SCISSORS + "Title\n\na: b\n",
            })
    void sees_no_trailer_where_git_sees_none(String text) {
        assertThat(shown(parse(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'a: b',              'a: b'",
        "'a:b',               'a: b'",
        "'a:',                'a: '",
        "'a : b',             'a: b'",
        "'a\t: b',            'a: b'",
        "'a \t :\t b\t ',     'a: b'",
        "'A-1: b: c',         'A-1: b: c'",
        "'-: b',              '-: b'",
        "'Zz09-: b',          'Zz09-: b'",
        "'a: b\n c',          'a: b c'",
        "'a: b\n\t c\n\t\td', 'a: b c d'",
        "'a:\n b',            'a: b'",
        "'a: b \n c',         'a: b  c'",
        "'a: b\n \n',         'a: b'",
        "'a: b\n',            'a: b'",
        "'a: b\n\n \n\t\n',   'a: b'",
        "'a: b\n\n#\n\n# x',  'a: b'",
        "'a: b\r',            'a: b'",
        "'a: b\n\nConflicts:\n\tfile\n\tfile', 'a: b'",
        "'a: b\n\nConflicts:\n\n#\n\tfile',    'a: b'",
        "'a: b\n# comment\nc: d',              'a: b|c: d'",
        "'a: b\n# comment\n continued\nc: d',  'a: b|c: d'",
    })
    void reads_a_trailer_as_git_prints_it(String block, String printed) {
        String expected = block.contains("continued") ? "" : printed.replace("|", "\n") + "\n";

        assertThat(shown(parse("Title\n\n" + block))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'Conflicts:',                'Conflicts: '", // no line feed after it
        "'Conflicts: \n\tfile\n',     'Conflicts: file'",
        "'Conflicts:\n file\n',       'Conflicts: file'", // no TAB
        "'Conflicts:\n\tfile\nx: y\n', 'Conflicts: file|x: y'", // something after it
        "'Conflicts:\n\tfile\nx: y\n\tz\n', 'Conflicts: file|x: y z'",
    })
    void takes_only_a_true_list_of_conflicts_for_one(String block, String printed) {
        assertThat(shown(parse("Title\n\na: b\n\n" + block))).isEqualTo(printed.replace("|", "\n") + "\n");
    }

    @Test
    void reads_a_list_of_conflicts_in_the_last_paragraph() {
        assertThat(shown(parse("Title\n\na: b\nConflicts:\n\tfile\n"))).isEqualTo("a: b\n");
        assertThat(shown(parse("Title\n\na: b\nConflicts:\n\tfile\n# x\n\n\tfile\n")))
                .isEqualTo("a: b\n");
        assertThat(shown(parse("Title\n\na: b\n# x\nc: d\nConflicts:\n\tfile\n")))
                .isEqualTo("a: b\nc: d\n");
        assertThat(shown(parse("Conflicts:\n\tfile\n\na: b\n"))).isEqualTo("a: b\n");
        assertThat(shown(parse("#\n\na: b\n#\n"))).isEqualTo("a: b\n");
        assertThat(shown(parse("Conflicts:\n \na: b\n#\n\tfile\n"))).isEqualTo("a: b\n");
        assertThat(parse("Title\n\na: b\n# x\nConflicts:\n\tf\n").blockEnd()).isEqualTo(3);
        assertThat(shown(parse("x\n\na: b\n\nConflicts:\n\tf\nprose\n\nConflicts:\n\tf\n")))
                .isEmpty();
    }

    @Test
    void cuts_at_the_first_scissors() {
        assertThat(shown(parse("Title\n\na: b\n" + SCISSORS + "\nc: d\n"))).isEqualTo("a: b\n");
        assertThat(shown(parse("Title\n\na: b\n" + SCISSORS + SCISSORS + "\nc: d\n")))
                .isEqualTo("a: b\n");
        assertThat(shown(parse("Title\n\na: b\n" + SCISSORS.strip()))).isEqualTo("a: b\n");
        assertThat(shown(parse("Title\n\na: b\n " + SCISSORS + "\nc: d\n"))).isEqualTo("c: d\n");
        assertThat(shown(parse("Title\n\na: b\n" + SCISSORS.strip() + " \n\nc: d\n")))
                .isEqualTo("c: d\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'Signed-off-by: x'",
        "1, 'Signed-off-by: x'",
        "3, 'Signed-off-by: x'",
        "4, ''",
    })
    void takes_prose_in_a_block_of_which_a_quarter_are_trailers(int prose, String printed) {
        String body = "p\n".repeat(prose);

        assertThat(shown(parse("Title\n\n" + body + "Signed-off-by: x\n")).strip())
                .isEqualTo(printed);
        assertThat(shown(parse("Title\n\nSigned-off-by: x\n" + body)).strip()).isEqualTo(printed);
    }

    @Test
    void counts_other_trailers_but_needs_one_that_git_writes() {
        assertThat(shown(parse("T\n\np\np\np\np\nx: y\nSigned-off-by: z\n"))).isEqualTo("x: y\nSigned-off-by: z\n");
        assertThat(shown(parse("T\n\np\nx: y\nSigned-off-by:z\n"))).isEmpty();
        assertThat(shown(parse("T\n\np\nx: y\n(cherry picked from commit 1)\n")))
                .isEqualTo("x: y\n");
        assertThat(shown(parse("T\n\np\nx: y\n(cherry picked from 1)\n"))).isEmpty();
    }

    @Test
    void counts_indented_lines_after_prose_as_prose() {
        assertThat(shown(parse("T\n\np\n i\n i\n i\nSigned-off-by: z\n"))).isEmpty();
        assertThat(shown(parse("T\n\np\n i\n i\nSigned-off-by: z\n"))).isEqualTo("Signed-off-by: z\n");
        assertThat(shown(parse("T\n\n i\n i\n i\n i\nSigned-off-by: z\n"))).isEmpty();
        assertThat(shown(parse("T\n\n i\n i\n i\nSigned-off-by: z\n"))).isEqualTo("Signed-off-by: z\n");
        assertThat(shown(parse("T\n\n#\n i\n i\n i\n i\nSigned-off-by: z\n"))).isEmpty();
        assertThat(shown(parse("T\n\nSigned-off-by: z\n i\n i\n i\n i\n"))).isEqualTo("Signed-off-by: z i i i i\n");
        assertThat(shown(parse("T\n\n i\nx: y\n"))).isEmpty();
    }

    @Test
    void skips_blank_lines_at_the_top_and_takes_lines_of_blanks_for_blank_ones() {
        assertThat(parse("\n \t\r\n\nTitle\n \t \na: b\n").trailers()).containsExactly(new Trailer("a", "b", 6));
        assertThat(parse("\n\n").trailers()).isEmpty();
        assertThat(parse("Title\n\u00a0\na: b\n").trailers()).isEmpty();
    }

    @Test
    void looks_for_the_end_of_the_title_beyond_comments() {
        assertThat(shown(parse("# a\n\na: b\n"))).isEqualTo("a: b\n");
        assertThat(shown(parse("Title\n#\na: b\n"))).isEmpty();
        assertThat(shown(parse("Title\n#\n\na: b\n"))).isEqualTo("a: b\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'a: b',        PLAIN",
        "'a:b',         PLAIN",
        "'a:',          PLAIN",
        "'a:  b  ',     PLAIN",
        "'a: b\n \n\t', PLAIN",
        "'a: b\tc',     PLAIN",
        "'a : b',       BLANK_BEFORE_COLON",
        "'a\t:b',       BLANK_BEFORE_COLON",
        "'a:\tb',       ODD_BLANK_AROUND_VALUE",
        "'a: b\t',      ODD_BLANK_AROUND_VALUE",
        "'a: b\r',      ODD_BLANK_AROUND_VALUE", // no line feed after it
        "'a: b\n c',    FOLDED",
        "'a : b\n c',   FOLDED",
    })
    void tells_how_a_trailer_is_written(String block, Form form) {
        assertThat(parse("Title\n\n" + block).trailers())
                .extracting(Trailer::form)
                .containsExactly(form);
    }

    @ParameterizedTest
    @CsvSource({
        "'Title\r\n\r\na: b\r\n',                           PLAIN",
        "'Title\n\na: b\n\nConflicts:\r\n\tfile\r\n',       DEPENDS_ON_CARRIAGE_RETURNS",
        "'Title\r\n\r\na: b\r\n c\r\n',                     DEPENDS_ON_CARRIAGE_RETURNS",
    })
    void tells_when_carriage_returns_change_what_git_sees(String text, Form form) {
        assertThat(parse(text).trailers())
                .containsExactly(new Trailer("a", text.contains(" c") ? "b c" : "b", 3, form));
    }

    @Test
    void decodes_lines_keys_and_values_after_it_has_taken_them_apart() {
        byte[] message = "Gr\u00fc\u00dfe\n\na: J\u00f6rg\n \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        Message read = MessageParser.parse(message, StandardCharsets.ISO_8859_1, CommitLimits.DEFAULT);

        assertThat(read.subject()).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(read.trailers()).containsExactly(new Trailer("a", "J\u00f6rg \u00e9", 3, Form.FOLDED));
    }

    @Test
    void cuts_off_what_exceeds_the_limits() {
        CommitLimits limits = new CommitLimits(1, 1, 1, 1, 2);
        byte[] message = "Title\n\na: b\nc: d\n".getBytes(StandardCharsets.UTF_8);

        Message read = MessageParser.parse(message, StandardCharsets.UTF_8, limits);

        assertThat(read.lines()).containsExactly("Title", "");
        assertThat(read.trailers()).containsExactly(new Trailer("a", "b", 3));
    }

    private static String shown(Message message) {
        return message.trailers().stream()
                .map(trailer -> trailer.key() + ": " + trailer.value() + "\n")
                .collect(Collectors.joining());
    }

    private static Message parse(String text) {
        return MessageParser.parse(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, CommitLimits.DEFAULT);
    }
}
