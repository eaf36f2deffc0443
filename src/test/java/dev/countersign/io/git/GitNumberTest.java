package dev.countersign.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.ScratchRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GitNumberTest {

    /** One that git reads is read the same, as far as an int reaches; nothing else is a number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "+1",
                "007",
                "010",
                "08",
                "-010",
                "0x1F",
                "0X1f",
                "-0x1",
                "0x",
                "0xg",
                "0xk",
                "00x1",
                "1k",
                "1K",
                "2m",
                "1g",
                "2g",
                "-1g",
                "0xfk",
                "010k",
                "0k",
                "k",
                "1kb",
                "1kk",
                "1km",
                "1t",
                "1 k",
                "1e3",
                " 1",
                "\t\n\u000b\f\r 1",
                "1 ",
                "- 1",
                "+-1",
                "--1",
                "++1",
                "-",
                "+",
                " ",
                "",
                "1.0",
                "1,000",
                "1_000",
                "2147483647",
                "2147483648",
                "-2147483647",
                "0x7fffffff",
                "017777777777",
                "2097151k",
                "2097152k",
                "\u0661",
                "1\u212a",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999",
                "true",
                "x",
            })
    void reads_what_git_reads(String text, @TempDir Path top) {
        ScratchRepository.Outcome git = ScratchRepository.at(top)
                .run(Map.of(), new byte[0], List.of("-c", "a.k=" + text, "config", "--type=int", "a.k"));
        OptionalInt expected = git.exitCode() == 0 ? inInt(git.output()) : OptionalInt.empty();

        assertThat(GitNumber.signed(text)).isEqualTo(expected);
        assertThat(GitNumber.signed(text).isPresent() && !text.contains("-"))
                .isEqualTo(GitNumber.unsigned(text).isPresent()
                        && GitNumber.unsigned(text).getAsLong() <= Integer.MAX_VALUE);
    }

    private static OptionalInt inInt(byte[] printed) {
        long number = Long.parseLong(new String(printed, StandardCharsets.US_ASCII).strip());
        return Math.abs(number) <= Integer.MAX_VALUE ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    @ParameterizedTest
    @CsvSource({
        "2147483648,                2147483648",
        "0x7fffffffffffffff,        9223372036854775807",
        "9223372036854775808,       9223372036854775807",
        "18446744073709551615,      9223372036854775807",
        "17179869183g,              9223372036854775807", // 2^64 - 2^30
        "01777777777777777777777,   9223372036854775807",
        "+1k,                       1024",
    })
    void counts_without_sign_beyond_what_a_long_can_tell(String text, long number) {
        assertThat(GitNumber.unsigned(text)).isEqualTo(OptionalLong.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18446744073709551616", "17179869184g", "-1", "-0", "0-", "-18446744073709551615", "1-"})
    void counts_no_further_than_git_and_never_below_zero(String text) {
        assertThat(GitNumber.unsigned(text)).isEmpty();
    }
}
