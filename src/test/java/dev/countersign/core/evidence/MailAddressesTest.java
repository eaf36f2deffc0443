package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "Jane <jane@corp.example>,                      jane@corp.example",
        "Jane <JANE@Corp.Example,                       jane@corp.example",
        "Jane jane@corp.example.,                       jane@corp.example",
        "Jane<jane@corp.example>,                       jane@corp.example",
        "Jane [jane@corp.example](mailto:x),            jane@corp.example",
        "<1+bot[bot]@users.noreply.github.com>,         1+bot[bot]@users.noreply.github.com",
        "it+v0agent@vercel.com,                         it+v0agent@vercel.com",
        "x@-.,                                          x@",
        "A09Zaz@a09AZz.example,                         a09zaz@a09azz.example",
        "@jane is at jane@corp.example,                 jane@corp.example",
    })
    void finds_an_address_however_it_is_written(String text, String address) {
        assertThat(MailAddresses.in(text))
                .extracting(MailAddresses.Found::address)
                .containsExactly(address);
    }

    @Test
    void finds_several_and_none() {
        assertThat(MailAddresses.in("a@b.example, c@d.example"))
                .extracting(MailAddresses.Found::address)
                .containsExactly("a@b.example", "c@d.example");
        assertThat(MailAddresses.in("@jane or jane@ or [@x")).isEmpty();
    }

    @Test
    void knows_the_parts_and_the_place() {
        MailAddresses.Found found = MailAddresses.in("Jane <jane@corp.example>").get(0);

        assertThat(found.local()).isEqualTo("jane");
        assertThat(found.domain()).isEqualTo("corp.example");
        assertThat(found.start()).isEqualTo(6);
        assertThat(found.end()).isEqualTo(23);
    }

    @Test
    void does_not_look_further_than_an_address_can_be_long() {
        String text = "a".repeat(500) + "@" + "b".repeat(500);

        assertThat(MailAddresses.in(text).get(0).local()).hasSize(200);
        assertThat(MailAddresses.in(text).get(0).domain()).hasSize(199);
        assertThat(MailAddresses.in("@".repeat(1_000))).isEmpty();
    }
}
