package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignerTimeTest {

    @ParameterizedTest
    @CsvSource({
        "20240131Z,       2024-01-31", // from its first moment on
        "202401310000Z,   2024-01-31",
        "202401310001Z,   2024-02-01", // the first whole day is the next one
        "20240131235959Z, 2024-02-01",
        "20240131,        2024-02-01", // somewhere that day begins at noon in UTC
        "202401311200,    2024-02-01",
        "202401311201,    2024-02-02",
        "20240229,        2024-03-01",
    })
    void a_key_counts_from_the_first_whole_day_on(String time, LocalDate first) {
        assertThat(SignerTime.parse(time).orElseThrow().firstDay()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "20240131Z,       2024-01-30", // only its first second belongs to it
        "20240131235958Z, 2024-01-30",
        "20240131235959Z, 2024-01-31",
        "202401312359Z,   2024-01-30",
        "20240131,        2024-01-29", // somewhere that day begins when it is 10 o'clock the day before
        "20240201135959,  2024-01-31",
    })
    void a_key_counts_to_the_last_whole_day(String time, LocalDate last) {
        assertThat(SignerTime.parse(time).orElseThrow().lastDay()).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2024-01-31",
                "20240230Z",
                "2024013124",
                "202401312400Z",
                "20240131235960Z",
                "20240131z",
                "20240131 Z",
                "+2024131Z",
                "always",
                "0x65b0a480",
            })
    void whatever_is_no_time_is_none(String text) {
        assertThat(SignerTime.parse(text)).isEmpty();
    }
}
