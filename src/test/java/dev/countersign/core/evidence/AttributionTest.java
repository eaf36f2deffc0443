package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AttributionTest {

    private static final Evidence TRAILER =
            new Evidence("Claude Code", Kind.TRAILER, Grade.CERTAIN, 3, "Co-authored-by: Claude", true);
    private static final Evidence SIGN_OFF =
            new Evidence("Claude", Kind.SIGN_OFF, Grade.LIKELY, 4, "Signed-off-by: Claude", true);
    private static final Evidence NOTE = new Evidence("git-ai", Kind.NOTE, Grade.CERTAIN, 0, "s_1 1-3", false);
    private static final Declaration DENIAL = new Declaration(false, 5, "AI-Assisted: no");

    @Test
    void adds_what_notes_say_behind_what_the_commit_says() {
        Attribution commit = new Attribution(List.of(TRAILER), List.of(DENIAL));

        assertThat(commit.and(List.of(NOTE))).isEqualTo(new Attribution(List.of(TRAILER, NOTE), List.of(DENIAL)));
        assertThat(commit.and(List.of())).isEqualTo(commit);
    }

    @Test
    void tells_sign_offs_and_grades_apart() {
        Attribution commit = new Attribution(List.of(TRAILER, SIGN_OFF), List.of());

        assertThat(commit.signOffsByAi(Grade.LIKELY)).containsExactly(SIGN_OFF);
        assertThat(commit.signOffsByAi(Grade.CERTAIN)).isEmpty();
        assertThat(commit.atLeast(Grade.CERTAIN)).containsExactly(TRAILER);
        assertThat(commit.denial()).isEmpty();
    }
}
