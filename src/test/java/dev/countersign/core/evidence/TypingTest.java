package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypingTest {

    @ParameterizedTest
    @CsvSource({
        "assistedby, assistedby, 0",
        "assitedby,  assistedby, 1", // a letter missing
        "asisstedby, assistedby, 1", // two swapped
        "assistedbyy, assistedby, 1", // one too many
        "assostedby, assistedby, 1", // a wrong one
        "abc,        '',         3",
        "'',         abc,        3",
        "ca,         abc,        3", // no letter is moved twice
        "testedby,   assistedby, 4",
    })
    void counts_the_slips(String one, String other, int slips) {
        assertThat(Typing.distance(one, other)).isEqualTo(slips);
        assertThat(Typing.distance(other, one)).isEqualTo(slips);
    }
}
