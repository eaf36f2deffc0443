package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ScanTextTest {

    @Test
    void a_scan_is_back_from_its_text_step_by_step() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<Phrase> phrases = Stream.generate(() -> phrase(random))
                    .limit(random.nextInt(40))
                    .toList();
            Scan scan = Scan.of(phrases);

            Scan read = ScanText.read(ScanText.of(scan));

            assertThat(read.table()).isEqualTo(scan.table());
            assertThat(read.isForeign()).isEqualTo(scan.isForeign());
            assertThat(read.isEverything()).isEqualTo(scan.isEverything());
        }
    }

    @Test
    void a_scan_that_says_yes_to_other_letters_or_to_everything_does_so_again() {
        Scan foreign = ScanText.read(ScanText.of(Scan.of(List.of(Phrase.whole("通义千问")))));
        Scan everything = ScanText.read(ScanText.of(Scan.of(List.of(Phrase.whole("...")))));

        assertThat(foreign.in("é")).isTrue();
        assertThat(foreign.in("e")).isFalse();
        assertThat(everything.in("e")).isTrue();
    }

    @Test
    void a_text_with_any_other_character_is_none() {
        String text = ScanText.of(Scan.of(List.of(Phrase.whole("claude code"), Phrase.start("made by"))));

        for (int i = 0; i < text.length(); i++) {
            String changed = text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1);
            String cut = text.substring(0, i);
            assertThatThrownBy(() -> ScanText.read(changed)).hasMessage("the text of a scan is damaged");
            assertThatThrownBy(() -> ScanText.read(cut)).hasMessage("the text of a scan is damaged");
        }
    }

    @Test
    void a_scan_too_large_for_a_text_is_not_written() {
        List<Phrase> phrases = IntStream.range(0, 27_648)
                .mapToObj(i -> Phrase.whole("" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + letters(i / 676)))
                .toList();

        assertThatThrownBy(() -> ScanText.of(Scan.of(phrases))).hasMessageEndingWith("is too large for a text");
    }

    private static String letters(int i) {
        return "" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
    }

    private static Phrase phrase(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            text.append("abcde 19-".charAt(random.nextInt(9)));
        }
        return new Phrase("x" + text, random.nextBoolean());
    }
}
