package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KeysTest {

    @Test
    void counts_letters_and_digits_alone() {
        assertThat(Keys.letters("Co-Authored_by (a-z, 0-9)")).isEqualTo("coauthoredbyaz09");
        assertThat(Keys.letters("@[`{/:\u00e9")).isEmpty();
    }
}
