package dev.countersign.core.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {

    @Test
    void an_object_id_is_40_or_64_lower_case_hex_digits() {
        ObjectId id = new ObjectId("0123456789abcdef".repeat(4));

        assertThat(id.abbreviated()).isEqualTo("0123456789");
        assertThat(id).hasToString("0123456789abcdef".repeat(4));
        assertThat(id.isZero()).isFalse();
        assertThat(new ObjectId("0".repeat(40)).isZero()).isTrue();
        assertThat(new ObjectId("a".repeat(40))).isGreaterThan(new ObjectId("9".repeat(40)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "A", "g", "`", "/", ":", " "})
    void nothing_else_is_an_object_id(String digit) {
        String text = digit.repeat(40);

        assertThat(ObjectId.isValid(digit.isEmpty() || digit.equals("0") ? digit : text))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObjectId(digit))
                .withMessage("not an object id: '" + digit + "'");
    }

    @Test
    void ascii_folds_26_letters_and_no_more() {
        assertThat(Ascii.lowerCase("AZ@[`az{\u0130\u212a\u017f")).isEqualTo("az@[`az{\u0130\u212a\u017f");
        assertThat(Ascii.lowerCase("")).isEmpty();
        assertThat(Ascii.equalsIgnoreCase("Signed-off-by", "SIGNED-OFF-BY")).isTrue();
        assertThat(Ascii.equalsIgnoreCase("\u017figned-off-by", "signed-off-by"))
                .isFalse();
        assertThat(Ascii.equalsIgnoreCase("K", "\u212a")).isFalse();
        assertThat(Ascii.equalsIgnoreCase("a", "ab")).isFalse();
    }

    @Test
    void ascii_asks_no_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Ascii.lowerCase("SIGNED")).isEqualTo("signed");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_text_without_capitals_stays_the_same_object() {
        String text = "signed-off-by";

        assertThat(Ascii.lowerCase(text)).isSameAs(text);
    }

    @Test
    void addresses_are_equal_but_for_the_case_of_ascii_letters() {
        EmailAddress address = EmailAddress.of("Sara@Corp.Example");

        assertThat(address).isEqualTo(EmailAddress.of("sara@corp.example")).hasToString("Sara@Corp.Example");
        assertThat(address).hasSameHashCodeAs(EmailAddress.of("sara@corp.example"));
        assertThat(address.hashCode())
                .isNotEqualTo(EmailAddress.of("jun@corp.example").hashCode());
        assertThat(address.text()).isEqualTo("Sara@Corp.Example");
        assertThat(address).isNotEqualTo(EmailAddress.of("sara@corp.example ")).isNotEqualTo("sara@corp.example");
        assertThat(EmailAddress.of("\u212aim@x")).isNotEqualTo(EmailAddress.of("kim@x"));
    }

    @Test
    void a_subject_is_the_first_line_that_says_something() {
        assertThat(message("", " ", "\t Title ", "Body").subject()).isEqualTo("Title");
        assertThat(message("", " ").subject()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,1,1,1,1", "1,0,1,1,1", "1,1,0,1,1", "1,1,1,0,1", "1,1,1,1,0"})
    void no_limit_can_be_turned_off(int bytes, int parents, int trailers, int foldLines, int lines) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommitLimits(bytes, parents, trailers, foldLines, lines))
                .withMessage("a limit must be at least 1");
        assertThat(new CommitLimits(1, 1, 1, 1, 1)).isNotNull();
        assertThat(CommitLimits.DEFAULT).isEqualTo(new CommitLimits(1_048_576, 128, 1_000, 1_000, 20_000));
    }

    @Test
    void a_trailer_has_a_key_and_a_line() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trailer("", "x", 1))
                .withMessage("a trailer needs a key and a line");
        assertThatIllegalArgumentException().isThrownBy(() -> new Trailer("a", "x", 0));
        assertThat(new Trailer("a", "", 1).form()).isEqualTo(Trailer.Form.PLAIN);
    }

    @Test
    void a_malformed_commit_has_a_reason() {
        ObjectId id = new ObjectId("1".repeat(40));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MalformedCommit(id, List.of(), 0, " "))
                .withMessage("a malformed commit needs a reason");
    }

    @Test
    void changed_paths_answer_only_when_somebody_read_them() {
        ChangedPaths paths = ChangedPaths.of(List.of("a/b", "c"));

        assertThat(paths.anyMatch("c"::equals)).isTrue();
        assertThat(paths.anyMatch("d"::equals)).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> ChangedPaths.unread().anyMatch("c"::equals))
                .withMessage("the changed paths were not read");
    }

    private static Message message(String... lines) {
        return new Message(List.of(lines), List.of(), Message.NO_BLOCK, 0);
    }
}
