package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zed az",
                "by ZED AZ",
                "zed-az.",
                "Zed: (az)",
                "zed  \t az",
                "7zed-az0",
                "zed=az",
                "z\u200bed a\u00adz",
                "\u00e9zed \u2014 az\u00e9",
                "zed zed az",
                "open zed az",
                "zed @[`{/ az",
            })
    void finds_words_in_sequence_whatever_stands_around_them(String text) {
        assertThat(scan(Phrase.whole("zed az"), Phrase.whole("open zed up")).in(text))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "zed",
                "az zed",
                "zed azz",
                "zzed az",
                "zeda z",
                "zedaz",
                "zed b az",
                "zed1az",
                "zed a z",
                "z\u00e9d az",
                "Retry card payments"
            })
    void passes_over_other_words(String text) {
        assertThat(scan(Phrase.whole("zed az"), Phrase.whole("open zed up")).in(text))
                .isFalse();
    }

    @Test
    void lets_the_last_word_of_a_start_go_on() {
        Scan scan = scan(Phrase.start("zed.ex/ta"), Phrase.start("aider: "));

        assertThat(scan.in("https://zed.ex/task/1")).isTrue();
        assertThat(scan.in("zed.ex/ta")).isTrue();
        assertThat(scan.in("zed.ex/t")).isFalse();
        assertThat(scan.in("aider")).isTrue();
        assertThat(scan.in("aiders")).isFalse();
    }

    @Test
    void takes_each_digit_for_a_word() {
        Scan scan = scan(Phrase.whole("v0"), Phrase.whole("o9 pro"), Phrase.whole("k 2.5"), Phrase.whole("pi"));

        assertThat(Stream.of("v0", "V-0", "v 0.3", "o9pro", "o 9 pro", "k2.5", "k25", "pi3", "3pi", "v1 o9 pro"))
                .allMatch(scan::in);
        assertThat(Stream.of("v", "v1", "0 v", "vx0", "o8pro", "o9", "o99pro", "k2", "k5.2", "pie3", "3api"))
                .noneMatch(scan::in);
    }

    @Test
    void finds_what_begins_in_the_midst_of_another_phrase() {
        Scan scan = scan(Phrase.whole("ab ad ab x"), Phrase.whole("ad ab y"), Phrase.whole("be"), Phrase.whole("d e"));

        assertThat(scan.in("ab ad ab y")).isTrue();
        assertThat(scan.in("ab ad ab ad ab x")).isTrue();
        assertThat(scan.in("ab d e")).isTrue();
        assertThat(scan.in("ab ad ab z")).isFalse();
    }

    @Test
    void finds_a_phrase_that_another_one_ends_with() {
        assertThat(scan(Phrase.whole("red blue green"), Phrase.whole("blue")).in("red blue"))
                .isTrue();
        assertThat(scan(Phrase.whole("red blue green"), Phrase.whole("blue")).in("red blue7"))
                .isTrue();
    }

    @Test
    void looks_at_the_start_of_a_long_phrase_only() {
        Scan scan = scan(Phrase.whole("abcdefghijklmnopqrstuvwxyz"));

        assertThat(scan.in("abcdefghijkl")).isTrue();
        assertThat(scan.in("abcdefghijk")).isFalse();
    }

    @Test
    void finds_each_of_many_phrases() {
        List<String> words = IntStream.range(0, 2_000).mapToObj(ScanTest::word).toList();
        Scan scan = Scan.of(words.stream().map(Phrase::whole).toList());

        assertThat(words).allMatch(scan::in);
        assertThat(words).noneMatch(word -> scan.in(word + "x"));
    }

    @Test
    void tells_the_lines_in_which_phrases_end() {
        Scan scan = scan(Phrase.whole("zed az"), Phrase.whole("open"));

        assertThat(scan.hits(List.of("Title", "", "zed az", "", "open", "- zed", "  az", "nothing")))
                .hasToString("{2, 4, 6}");
        assertThat(scan.hits(List.of("ze", "d az"))).hasToString("{}");
        assertThat(scan.hits(List.of())).hasToString("{}");
    }

    @Test
    void does_not_rule_out_what_may_stand_for_other_characters() {
        Scan scan = scan(Phrase.whole("zed"));

        assertThat(Stream.of("a=2Dzed", "=E2=80=90", "&lt;", "&gt;x", "&amp;", "a\\nzed", "=\u200b2D", "&\u200blt;"))
                .allMatch(scan::in);
        assertThat(Stream.of("a = b", "a=b", "a=", "R&D", "C:\\temp", "\\", "n2E", "a = 2 & lg \\ n"))
                .noneMatch(scan::in);
        assertThat(scan.hits(List.of("a=2D", "a=b"))).hasToString("{0}");
    }

    @Test
    void reads_every_line_in_another_script_when_a_phrase_is_in_one() {
        Scan scan = scan(Phrase.whole("\u7075\u7801 x"), Phrase.whole("zed"));

        assertThat(scan.in("\u7075\u7801")).isTrue();
        assertThat(scan.in("Gr\u00f6\u00dfe")).isTrue();
        assertThat(scan.in("Retry card\u200b payments")).isFalse();
        assertThat(scan(Phrase.whole("zed \u2014")).in("Gr\u00f6\u00dfe")).isFalse();
    }

    @Test
    void rules_out_nothing_when_a_phrase_needs_nothing() {
        Scan scan = scan(Phrase.whole("zed"), Phrase.start("://"));

        assertThat(scan.in("")).isTrue();
        assertThat(scan.hits(List.of("", "a"))).hasToString("{0, 1}");
    }

    @Test
    void spells_words_apart_and_together() {
        assertThat(Phrase.spellings(List.of("link", "to", "zed")))
                .containsExactly("link to zed", "link tozed", "linkto zed", "linktozed");
        assertThat(Phrase.spellings(List.of("zed"))).containsExactly("zed");
        assertThat(Phrase.spellings(List.of())).containsExactly("");
    }

    private static Scan scan(Phrase... phrases) {
        return Scan.of(List.of(phrases));
    }

    private static String word(int number) {
        return new String(new char[] {letter(number / 676), letter(number / 26), letter(number)});
    }

    private static char letter(int number) {
        return (char) ('a' + number % 26);
    }
}
