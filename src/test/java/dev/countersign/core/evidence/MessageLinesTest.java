package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How lines are split and joined before they are read; each of these was a way around some reader. */
final class MessageLinesTest {

    private static final String CLAUDE = "Claude <noreply@anthropic.com>";
    private static final String MARK = "Co-authored-by: " + CLAUDE;

    @Test
    void joins_what_was_folded_below_a_key_that_git_does_not_see() {
        assertThat(Example.found("Title\n\nCo-authored-by: Jane\n  " + CLAUDE + "\n\nMore text.\n"))
                .containsExactly("3 CERTAIN TRAILER Claude Code");
        assertThat(Example.found("Title\n\nText.\nCo-authored-by: Jane\n\tDoe and\n\t" + CLAUDE + "\nMore text.\n"))
                .containsExactly("4 CERTAIN TRAILER Claude Code");
        assertThat(Example.found("Title\n\nText.\n\nCo-authored-by: Jane\n  " + CLAUDE + "\n\nAnd so on.\n"))
                .containsExactly("5 CERTAIN TRAILER Claude Code");
    }

    @Test
    void joins_what_holds_a_mark_with_the_line_before_or_behind_it() {
        assertThat(Example.found("Title\n\nCo-authored-by:\n<noreply@anthropic.com>\n\nMore text.\n"))
                .containsExactly("3 CERTAIN TRAILER Claude Code");
        assertThat(Example.found("Title\n\nAssisted-by: Gemini Code\n  Assist <jane@corp.example>\n\nMore text.\n"))
                .containsExactly("3 LIKELY TRAILER Gemini CLI", "3 LIKELY TRAILER Gemini Code Assist");
        assertThat(Example.found("Co-authored-by:\n" + CLAUDE)).containsExactly("1 CERTAIN TRAILER Claude Code");
    }

    @Test
    void joins_no_lines_that_do_not_belong_together() {
        assertThat(Example.found("Title\n\nWritten by Jane,\n  " + CLAUDE + "\n\nMore text.\n"))
                .isEmpty();
        assertThat(Example.found("Title\n\nCo-authored-by: Jane\n" + CLAUDE + "\n\nMore text.\n"))
                .isEmpty();
        assertThat(Example.found("Title\n\nCo-authored-by: Jane\n\n  " + CLAUDE + "\n\nMore text.\n"))
                .isEmpty();
        assertThat(Example.found("Title\n\nText by\n" + CLAUDE + "\nAssisted-by: Jane\n  Doe\n\nMore text.\n"))
                .isEmpty();
        assertThat(Example.found("Title\n\n> Co-authored-by: Jane\n  " + CLAUDE + "\n\nMore text.\n"))
                .isEmpty();
    }

    @Test
    void reads_the_last_line_however_it_ends() {
        assertThat(Example.found("Title\n\nsee [Claude")).isEmpty();
        assertThat(Example.found("Title\n\nsee Claude:")).isEmpty();
        assertThat(Example.found("Title\n\n### AI Disclosure")).isEmpty();
        assertThat(Example.found("Title\n\n" + MARK)).hasSize(1);
    }

    @Test
    void reads_a_split_line_in_pieces_and_as_a_whole() {
        assertThat(Example.found("Title\n\na\rb\r" + MARK + "\n\nMore text.\n"))
                .containsExactly("3 CERTAIN TRAILER Claude Code");
        assertThat(Example.found("Title\n\nCo-authored-by:\u0085" + CLAUDE + "\n\nMore text.\n"))
                .containsExactly("3 CERTAIN TRAILER Claude Code");
    }

    @Test
    void shows_the_shortest_reading() {
        assertThat(Example.CATALOGUE
                        .attribute(Example.message("Title\n\n" + MARK + " [see\nbelow]\n\nMore text.\n"))
                        .evidence())
                .singleElement()
                .extracting(Evidence::text)
                .isEqualTo(MARK + " [see");
    }

    @Test
    void knows_the_subject_below_blank_lines() {
        assertThat(Example.found("\n\nAI-usage: count the tokens\n")).isEmpty();
        assertThat(Example.found("\n \naider: Retry card payments\n")).containsExactly("3 LIKELY MARKER aider");
        assertThat(Example.found("Retry card payments\n\naider: it was\n")).isEmpty();
    }

    @Test
    void takes_a_fence_on_the_first_line_for_one() {
        assertThat(Example.found("```\n" + MARK + "\n```\n\nMore text.\n")).isEmpty();
    }

    @Test
    void knows_a_revert_however_it_is_written() {
        String original = "\n\nOriginal commit message:\nRetry\n\n" + MARK + "\n\nIt broke.\n";

        assertThat(Example.found("Revert \"Retry card payments\"" + original)).isEmpty();
        assertThat(Example.found("revert: Retry card payments" + original)).isEmpty();
        assertThat(Example.found("\nRevert \"Retry card payments\"" + original)).isEmpty();
        assertThat(Example.found("Retry card payments" + original)).containsExactly("6 CERTAIN TRAILER Claude Code");
    }
}
