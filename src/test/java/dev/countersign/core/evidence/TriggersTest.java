package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TriggersTest {

    @Test
    void finds_a_word_in_any_case_wherever_it_stands() {
        Triggers triggers = new Triggers(List.of("Claude", "zed az"));

        assertThat(triggers.in("claude")).isTrue();
        assertThat(triggers.in("by CLAUDE_4")).isTrue();
        assertThat(triggers.in("AZ.")).isTrue();
        assertThat(triggers.in("zed")).isTrue();
    }

    @Test
    void passes_over_most_lines() {
        Triggers triggers = new Triggers(List.of("Claude"));

        assertThat(triggers.in("Retry card payments")).isFalse();
        assertThat(triggers.in("claudette, clau de")).isFalse();
        assertThat(triggers.in("Gr\u00f6\u00dfe")).isFalse();
        assertThat(triggers.in("")).isFalse();
    }

    @Test
    void reads_every_line_in_another_script_when_a_word_is_in_one() {
        Triggers triggers = new Triggers(List.of("\u7075\u7801", "Claude"));

        assertThat(triggers.in("\u7075\u7801")).isTrue();
        assertThat(triggers.in("Gr\u00f6\u00dfe")).isTrue();
        assertThat(triggers.in("Retry card payments")).isFalse();
    }

    @Test
    void finds_each_of_many_words() {
        List<String> words =
                IntStream.range(0, 2_000).mapToObj(TriggersTest::word).toList();
        Triggers triggers = new Triggers(words);

        assertThat(words).allMatch(triggers::in);
        assertThat(words).noneMatch(word -> triggers.in(word + "x"));
    }

    private static String word(int number) {
        return new String(new char[] {letter(number / 676), letter(number / 26), letter(number)});
    }

    private static char letter(int number) {
        return (char) ('a' + number % 26);
    }
}
