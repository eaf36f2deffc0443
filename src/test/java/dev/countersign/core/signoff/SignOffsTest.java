package dev.countersign.core.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.Message;
import dev.countersign.core.commit.MessageParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignOffsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Signed-off-by: Sara Lind <sara@corp.example>",
                "signed-OFF-by: Sara Lind <sara@corp.example>",
                "Signed-off-by:Sara Lind <sara@corp.example>",
                "Signed-off-by:   Sara Lind   <sara@corp.example>  ",
                "Signed-off-by: Sara Lind <sara@corp.example>\r",
                "Signed-off-by: Sara Lind <sara@corp.example>\n  ",
            })
    void reads_a_name_and_an_address(String trailer) {
        assertThat(SignOffs.of(message("Title\n\n" + trailer + "\n")))
                .containsExactly(new SignOff("Sara Lind", EmailAddress.of("sara@corp.example"), 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'Signed-off-by : Sara <s@x.example>'; 'a blank stands between the key and the colon'",
                "'Signed-off-by:\tSara <s@x.example>'; 'a tab or carriage return stands beside the value'",
                "'Signed-off-by: Sara <s@x.example>\t'; 'a tab or carriage return stands beside the value'",
                "'Signed-off-by: Sara\n <s@x.example>'; 'it goes on in the next line'",
                "'Signed-off-by: Sara Lind'; 'not of the form ''Name <address>'''",
                "'Signed-off-by: Sara <s@x.example'; 'not of the form ''Name <address>'''",
                "'Signed-off-by: Sara s@x.example>'; 'not of the form ''Name <address>'''",
                "'Signed-off-by:'; 'not of the form ''Name <address>'''",
                "'Signed-off-by: Sara <<s@x.example>'; 'more than one ''<'' or ''>'''",
                "'Signed-off-by: Sara <s@x.example>>'; 'more than one ''<'' or ''>'''",
                "'Signed-off-by: Sara >s@x.example<'; 'more than one ''<'' or ''>'''",
                "'Signed-off-by: \"Sara <s@x.example>\" <j@x.example>'; 'more than one ''<'' or ''>'''",
                "'Signed-off-by: Sara <s@x.example> (again)'; 'text after the address'",
                "'Signed-off-by: <s@x.example>'; 'no name before the address'",
                "'Signed-off-by: Sara<s@x.example>'; 'no space between the name and the address'",
                "'Signed-off-by: s@x.example <j@x.example>'; 'a second address in the name'",
                "'Signed-off-by: @sara <s@x.example>'; 'a second address in the name'",
                "'Signed-off-by: \\Sara <s@x.example>'; 'a backslash or an open quotation in the name'",
                "'Signed-off-by: Sa\u061cra <s@x.example>'; 'control characters in the name'",
                "'Signed-off-by: \"Sara <s@x.example>'; 'a backslash or an open quotation in the name'",
                "'Signed-off-by: Sa\\ra <s@x.example>'; 'a backslash or an open quotation in the name'",
                "'Signed-off-by: Sa\u202era <s@x.example>'; 'control characters in the name'",
                "'Signed-off-by: Sara\u2028 <s@x.example>'; 'control characters in the name'",
                "'Signed-off-by: Sara\u2029 <s@x.example>'; 'control characters in the name'",
                "'Signed-off-by: Sa\tra <s@x.example>'; 'control characters in the name'",
                "'Signed-off-by: Sara <sara>'; 'the address has no ''@'', or more than one'",
                "'Signed-off-by: Sara <s@x.example@y>'; 'the address has no ''@'', or more than one'",
                "'Signed-off-by: Sara <@x.example>'; 'nothing before or after the ''@'' of the address'",
                "'Signed-off-by: Sara <s@>'; 'nothing before or after the ''@'' of the address'",
                "'Signed-off-by: Sara <s @x.example>'; 'the address has characters that no plain address has'",
                "'Signed-off-by: Sara < s@x.example>'; 'the address has characters that no plain address has'",
                "'Signed-off-by: Sara <s@x.ex\u212aample>'; 'the address has characters that no plain address has'",
                "'Signed-off-by: Sara <s\u200b@x.example>'; 'the address has characters that no plain address has'",
                "'Signed-off-by: Sara <\u017f@x.example>'; 'the address has characters that no plain address has'",
                "'Signed-off-by: Sara <s,j@x.example>'; 'the address has characters that no plain address has'",
            })
    void says_why_a_sign_off_does_not_count(String trailer, String reason) {
        assertThat(SignOffs.of(message("Title\n\n" + trailer + "\n")))
                .singleElement()
                .isInstanceOfSatisfying(InvalidSignOff.class, invalid -> {
                    assertThat(invalid.reason()).isEqualTo(reason);
                    assertThat(invalid.line()).isEqualTo(3);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Title\n\n\u017figned-off-by: Sara <s@x.example>\n", // long s
                "Title\n\nSigned-off-by\u200b: Sara <s@x.example>\n",
                "Title\n\nSigned_off_by: Sara <s@x.example>\n",
                "Title\n\nsee Signed-off-by: Sara <s@x.example>\n",
                "Signed-off-by: Sara <s@x.example>\n",
                "Title\n\nSigned-off-by: Sara <s@x.example>\n\nand more prose\n",
            })
    void ignores_what_git_does_not_see(String text) {
        assertThat(SignOffs.of(message(text))).isEmpty();
    }

    @Test
    void does_not_count_what_git_sees_only_without_carriage_returns() {
        Message message = message("Title\n\nSigned-off-by: Sara <s@x.example>\n\nConflicts:\r\n\tfile\r\n");

        assertThat(SignOffs.of(message))
                .containsExactly(new InvalidSignOff(
                        "Sara <s@x.example>", 3, "carriage returns in the message make git read it in two ways"));
    }

    @Test
    void keeps_a_name_in_any_script_and_with_broken_bytes() {
        assertThat(SignOffs.of(message("Title\n\nSigned-off-by: J\u00f6rg \ufffd\u6797 <j@x.example>\n")))
                .containsExactly(new SignOff("J\u00f6rg \ufffd\u6797", EmailAddress.of("j@x.example"), 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"Lind, Sara\"", "Sara \"S\" Lind", "Ma\u200cx \ud83d\udc68\u200d\ud83d\udcbb", "s@x.example"})
    void takes_names_that_hide_no_second_address(String name) {
        assertThat(SignOffs.of(message("Title\n\nSigned-off-by: " + name + " <s@x.example>\n")))
                .containsExactly(new SignOff(name, EmailAddress.of("s@x.example"), 3));
    }

    @Test
    void takes_every_character_that_a_plain_address_may_have() {
        assertThat(SignOffs.of(message("Title\n\nSigned-off-by: A <azAZ09.!#$%&'*+/=?^_`{|}~-@x-y.example>\n")))
                .hasOnlyElementsOfType(SignOff.class);
    }

    @Test
    void keeps_the_order_and_the_lines_of_the_message() {
        Message message = message("Title\n\nSigned-off-by: A <a@x.example>\nAcked-by: B\nSigned-off-by: C\n");

        assertThat(SignOffs.of(message))
                .containsExactly(
                        new SignOff("A", EmailAddress.of("a@x.example"), 3),
                        new InvalidSignOff("C", 5, "not of the form 'Name <address>'"));
    }

    private static Message message(String text) {
        return MessageParser.parse(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, CommitLimits.DEFAULT);
    }
}
