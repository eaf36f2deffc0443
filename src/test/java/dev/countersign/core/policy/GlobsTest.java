package dev.countersign.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class GlobsTest {

    @Test
    void an_exclusion_wins_wherever_it_stands() {
        Globs last = Globs.ofRefs(List.of("refs/heads/**", "!refs/heads/sandbox/**"));
        Globs first = Globs.ofRefs(List.of("!refs/heads/sandbox/**", "refs/heads/**"));

        assertThat(last.matches("refs/heads/main")).isTrue();
        assertThat(last.matches("refs/heads/sandbox/x")).isFalse();
        assertThat(first).isEqualTo(last).hasSameHashCodeAs(last);
        assertThat(first).isNotEqualTo(Globs.ofRefs(List.of("refs/heads/**")));
    }

    @Test
    void exclusions_alone_ask_for_nothing_and_are_refused() {
        assertThatThrownBy(() -> Globs.ofPaths(List.of("!docs/")))
                .hasMessage("at least one pattern must include something");
        assertThatThrownBy(() -> Globs.ofRefs(List.of())).hasMessage("at least one pattern must include something");
    }

    @Test
    void match_everything_only_without_exclusions() {
        assertThat(Globs.ofPaths(List.of("src/", "**")).matchesEverything()).isTrue();
        assertThat(Globs.ofPaths(List.of("src/")).matchesEverything()).isFalse();
        assertThat(Globs.ofPaths(List.of("**", "!docs/")).matchesEverything()).isFalse();
    }

    @Test
    void show_their_parts() {
        Globs globs = Globs.ofPaths(List.of("**", "!docs/"));

        assertThat(globs.patterns()).extracting(Glob::text).containsExactly("**");
        assertThat(globs.exclusions()).extracting(Glob::text).containsExactly("docs/");
    }

    @Test
    void can_be_folded() {
        Globs folded =
                Globs.ofRefs(List.of("refs/heads/MAIN", "!refs/heads/NOT")).map(text -> text.toLowerCase(Locale.ROOT));

        assertThat(folded).isEqualTo(Globs.ofRefs(List.of("refs/heads/main", "!refs/heads/not")));
    }
}
