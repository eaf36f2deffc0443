package dev.countersign.shell.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpdateCallTest {

    @Test
    void git_gives_a_ref_and_its_values() {
        assertThat(UpdateCall.of(List.of("update", "refs/heads/a", "01", "02"))).hasValueSatisfying(call -> {
            assertThat(call.ref()).isEqualTo("refs/heads/a");
            assertThat(call.oldValue()).isEqualTo("01");
            assertThat(call.newValue()).isEqualTo("02");
            assertThat(call.named()).isEmpty();
        });
    }

    @Test
    void gerrit_gives_names_and_values_in_any_order_whatever_the_values_look_like() {
        List<String> args = List.of(
                "ref-update",
                "--uploader",
                "--newrev",
                "--newrev",
                "02",
                "--topic",
                "",
                "--oldrev",
                "01",
                "--refname",
                "refs/heads/a",
                "--uploader-username",
                "slind");

        assertThat(UpdateCall.of(args)).hasValueSatisfying(call -> {
            assertThat(call.ref()).isEqualTo("refs/heads/a");
            assertThat(call.oldValue()).isEqualTo("01");
            assertThat(call.newValue()).isEqualTo("02");
            assertThat(call.value("--uploader")).contains("--newrev");
            assertThat(call.value("--uploader-username")).contains("slind");
            assertThat(call.value("--topic")).isEmpty();
            assertThat(call.value("--project")).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pre-receive",
                "update",
                "update refs/heads/a 01",
                "update refs/heads/a 01 02 03",
                "ref-update",
                "ref-update --refname refs/heads/a --oldrev 01",
                "ref-update --refname refs/heads/a --oldrev 01 --newrev",
                "ref-update --refname refs/heads/a --oldrev 01 --newrev 02 --uploader-username",
                "ref-update --refname refs/heads/a --oldrev 01 --newrev 02 --newrev 02",
                "ref-update --uploader-username a --uploader-username b --refname refs/heads/a --oldrev 01 --newrev 02",
            })
    void anything_else_is_no_call_for_a_ref(String words) {
        List<String> args =
                Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty()).toList();

        assertThat(UpdateCall.of(args)).isEmpty();
    }
}
