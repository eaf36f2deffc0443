package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {

    @Test
    void separates_letters_numbers_and_signs() {
        assertThat(Words.of("GPT-5.6-sol (1M context), v2.").list())
                .containsExactly("gpt", "5.6", "sol", "1", "m", "context", "v", "2");
        assertThat(Words.of("Größe \ud83e\udd16 é").list()).containsExactly("größe", "é");
        assertThat(Words.of("Opus 4.5. Read it on 10.09.").list())
                .containsExactly("opus", "4.5", "read", "it", "on", "10.09");
        assertThat(Words.of(" - ").isEmpty()).isTrue();
    }

    @Test
    void knows_what_stands_between_words() {
        Words words = Words.of("(Claude-Code: by)");

        assertThat(words.gap(0)).isEqualTo("(");
        assertThat(words.gap(1)).isEqualTo("-");
        assertThat(words.isJoined(1)).isTrue();
        assertThat(words.isJoined(2)).isFalse();
        assertThat(words.from(1)).isEqualTo("Code: by)");
        assertThat(words.from(3)).isEmpty();
        assertThat(words.end(0)).isEqualTo(7);
        assertThat(words.isCapitalised(0)).isTrue();
        assertThat(words.isCapitalised(2)).isFalse();
    }

    @Test
    void finds_sequences() {
        Words words = Words.of("on behalf of Jane");

        assertThat(words.startsWith(0, List.of("on", "behalf", "of"))).isTrue();
        assertThat(words.startsWith(1, List.of("behalf", "of", "jane"))).isTrue();
        assertThat(words.startsWith(2, List.of("of", "jane", "doe"))).isFalse();
        assertThat(words.is(3, "jane")).isTrue();
        assertThat(words.is(4, "jane")).isFalse();
    }
}
