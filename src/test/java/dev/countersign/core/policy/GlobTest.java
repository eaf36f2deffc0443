package dev.countersign.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "refs/heads/main,    refs/heads/main,      true",
        "refs/heads/main,    refs/heads/main2,     false",
        "refs/heads/main,    refs/heads/main/x,    false",
        "refs/heads/main,    refs/heads,           false",
        "refs/heads/*,       refs/heads/main,      true",
        "refs/heads/*,       refs/heads/a/b,       false", // a star stays within its component
        "refs/heads/**,      refs/heads/a/b/c,     true",
        "refs/heads/**,      refs/tags/a,          false",
        "refs/heads/**/x,    refs/heads/x,         true", // two stars are any number of components, also none
        "refs/heads/**/x,    refs/heads/a/b/x,     true",
        "refs/heads/**/x,    refs/heads/a/b/y,     false",
        "refs/**/a/**/b,     refs/x/a/y/a/z/b,     true",
        "refs/heads/rel-*,   refs/heads/rel-1.2,   true",
        "refs/heads/rel-*,   refs/heads/rel,       false",
        "refs/heads/rel-?,   refs/heads/rel-1,     true",
        "refs/heads/rel-?,   refs/heads/rel-12,    false",
        "refs/heads/a*b*c,   refs/heads/aXbYbZc,   true", // the last star gives way
        "refs/heads/a*b*c,   refs/heads/aXbYbZ,    false",
        "refs/heads/*a,      refs/heads/ba,        true",
        "refs/heads/a**,     refs/heads/a,         ",
    })
    void matches_full_names(String pattern, String name, Boolean matches) {
        if (matches == null) {
            assertThatThrownBy(() -> Glob.ofName(pattern)).hasMessageContaining("'**' must stand alone");
        } else {
            assertThat(Glob.ofName(pattern).matches(name)).isEqualTo(matches);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "**,         a/b/c.java,      true",
        "*.sql,      schema.sql,      true", // without a slash at any depth, as gitignore(5)
        "*.sql,      db/v1/x.sql,     true",
        "*.sql,      db/x.sqlx,       false",
        "/*.sql,     schema.sql,      true", // a leading slash holds it to the top
        "/*.sql,     db/x.sql,        false",
        "src/**,     src/a,           true",
        "src/**,     lib/src/a,       false",
        "src/,       src/a/b,         true", // what matches a directory matches all below it
        "src/,       lib/src/a,       true",
        "/src,       src/a/b,         true",
        "/src,       src,             true",
        "src/pay,    src/pay/x.java,  true",
        "src/pay,    src/payroll,     false",
        "src/**/pay, src/a/b/pay/x,   true",
    })
    void matches_paths(String pattern, String path, boolean matches) {
        assertThat(Glob.ofPath(pattern).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"refs/heads/[ab]", "refs/heads/{a,b}", "'refs/heads/a\\*'"})
    void refuses_what_tools_disagree_on(String pattern) {
        assertThatThrownBy(() -> Glob.ofName(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + pattern + "' uses a bracket, a brace or a backslash;"
                        + " only '*', '?' and '**' are special, write several patterns instead");
    }

    @Test
    void refuses_empty_patterns_and_components() {
        assertThatThrownBy(() -> Glob.ofName("")).hasMessage("a pattern must not be empty");
        assertThatThrownBy(() -> Glob.ofName("refs//heads")).hasMessage("'refs//heads' has an empty component");
        assertThatThrownBy(() -> Glob.ofPath("/")).hasMessage("a pattern must not be empty");
    }

    @Test
    void answers_hostile_names_at_once() {
        String pattern = "refs/heads/" + "*a".repeat(40) + "b";
        String name = "refs/heads/" + "a".repeat(50_000);

        assertThat(Glob.ofName(pattern).matches(name)).isFalse();
    }

    @Test
    void knows_the_pattern_that_matches_everything() {
        assertThat(Glob.ofPath("**").matchesEverything()).isTrue();
        assertThat(Glob.ofPath("*").matchesEverything()).isFalse();
        assertThat(Glob.ofName("refs/**").matchesEverything()).isFalse();
    }

    @Test
    void is_equal_when_it_matches_the_same() {
        assertThat(Glob.ofPath("src/"))
                .isEqualTo(Glob.ofPath("src"))
                .hasSameHashCodeAs(Glob.ofPath("src"))
                .isNotEqualTo(Glob.ofName("src"));
        assertThat(Glob.ofPath("src/")).hasToString("src/");
    }
}
