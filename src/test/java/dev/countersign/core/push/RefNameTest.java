package dev.countersign.core.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RefNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refs/heads/MAIN",
                "refs/heads/Main",
                "refs/heads/m\u0430in", // Cyrillic a
                "refs/heads/\u041cAIN", // Cyrillic capital M
                "refs/heads/ma\u0456n", // Cyrillic i
                "refs/heads/ma\u03b9\u03b7", // Greek iota and eta
                "refs/heads/ma\u0131n", // dotless i
                "refs/heads/MA\u0130N", // I with a dot
                "refs/heads/\uff4d\uff41\uff49\uff4e", // full width
                "refs/heads/\ud835\udc26\ud835\udc1a\ud835\udc22\ud835\udc27", // mathematical bold
                "refs/heads/ma\u200bin", // zero width space
                "refs/heads/ma\u200din", // zero width joiner
                "refs/heads/\ufeffmain", // byte order mark
                "refs/heads/ma\u00adin", // soft hyphen
                "refs/heads/main\ufe0f", // variation selector
                "refs/heads/main\u180b", // Mongolian variation selector
                "refs/heads/main\u180f", // and the last of these
                "refs/heads/main\ufe00", // the first variation selector
                "refs/heads/main\udb40\udc00", // the first tag
                "refs/heads/main\udb43\udfff", // and the last code point of that kind
                "refs/heads/main\u3164", // Hangul filler
                "refs/heads/ma\u034fin", // combining grapheme joiner
                "refs/heads/main\udb40\udd00", // variation selector 17
                "refs/heads/main\u202e", // right-to-left override
                "refs\u2044heads\u2215main", // slashes that are none
            })
    void folds_what_looks_like_main_to_main(String name) {
        assertThat(LookAlikes.fold(name)).isEqualTo("refs/heads/main");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refs/heads/ma\u00efn",
                "refs/heads/\u4e3b",
                "refs/heads/main\u180a",
                "refs/heads/main\u1810",
                "refs/heads/mainz",
                "refs/heads/ma1n",
                "refs/heads/ma-in"
            })
    void keeps_other_names_apart(String name) {
        assertThat(new RefName(name).fold()).isEqualTo(name);
    }

    /** Whoever looks for names in order relies on this; only characters that marks make of a letter could break it. */
    @Test
    void folds_no_letter_with_marks_to_another_letter() {
        IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .filter(c -> Character.isDefined(c) && Character.getType(c) != Character.SURROGATE)
                .mapToObj(Character::toString)
                .filter(text -> Normalizer.isNormalized(text, Normalizer.Form.NFKC))
                .forEach(text -> {
                    int base = Normalizer.normalize(text, Normalizer.Form.NFD).codePointAt(0);
                    String folded = LookAlikes.fold(text);
                    if (base < 0x80 && folded.chars().allMatch(c -> c < 0x80)) {
                        assertThat(folded)
                                .as("U+%x", text.codePointAt(0))
                                .isEqualTo(Character.toString(Character.toLowerCase(base)));
                    }
                });
    }

    @Test
    void folds_without_asking_the_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(new RefName("refs/heads/MAIN").fold()).isEqualTo("refs/heads/main");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "refs/",
                "refs/heads/",
                "refs//heads",
                "refs/heads/a..b",
                "refs/heads/a.",
                "refs/heads/.a",
                "refs/heads/a.lock",
                "refs/heads/a.lock/b",
                "refs/heads/a@{b",
                "refs/heads/a b",
                "refs/heads/a~b",
                "refs/heads/a\u0001",
                "refs/heads/a\u007f",
                "refs/heads/a\ufffd",
            })
    void refuses_what_git_check_ref_format_refuses(String name) {
        assertThat(RefName.isValid(name)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RefName(name))
                .withMessage("not the full name of a ref: '" + name + "'");
    }

    @Test
    void leaves_refs_heads_out_when_it_speaks_to_people() {
        assertThat(new RefName("refs/heads/topic/a").shortName()).isEqualTo("topic/a");
        assertThat(new RefName("refs/tags/v1").shortName()).isEqualTo("refs/tags/v1");
    }

    @ParameterizedTest
    @CsvSource({
        "refs/heads/main,                                   refs/heads/main",
        "refs/namespaces/a/refs/heads/main,                 refs/heads/main",
        "refs/namespaces/a/refs/namespaces/b/refs/tags/v1,  refs/tags/v1", // a namespace in a namespace
        "refs/namespaces/a/heads/main,                      refs/namespaces/a/heads/main",
        "refs/namespaces/a/refs/namespaces/b,               refs/namespaces/b",
        "refs/namespaces/refs/heads/main,                   refs/namespaces/refs/heads/main",
        "refs/namespaces,                                   refs/namespaces",
    })
    void knows_what_those_within_a_namespace_call_a_ref(String name, String within) {
        assertThat(new RefName(name).withinNamespaces()).isEqualTo(new RefName(within));
    }

    @Test
    void sorts_by_name() {
        assertThat(new RefName("refs/heads/a")).isLessThan(new RefName("refs/heads/b"));
        assertThat(new RefName("refs/heads/a")).hasToString("refs/heads/a");
    }
}
