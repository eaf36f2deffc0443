package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CatalogueTest {

    private static final String CLAUDE = "Co-authored-by: Claude <noreply@anthropic.com>";

    @Test
    void tells_whether_a_mark_stands_in_gits_trailer_block() {
        assertThat(Example.found("Retry card payments\n\n" + CLAUDE + "\n"))
                .containsExactly("3 CERTAIN TRAILER Claude Code in block");
        assertThat(Example.found("Retry card payments\n\n" + CLAUDE + "\n\nRig: north\n"))
                .containsExactly("3 CERTAIN TRAILER Claude Code");
    }

    @Test
    void finds_marks_that_a_divider_a_comment_sign_or_scissors_hide() {
        assertThat(Example.found("Title\n\n" + CLAUDE + "\n---\nmore\n")).hasSize(1);
        assertThat(Example.found("Title\n\nbody\n\n# " + CLAUDE + "\n")).hasSize(1);
        assertThat(Example.found("Title\n\n# ------------------------ >8 ------------------------\n" + CLAUDE + "\n"))
                .hasSize(1);
    }

    @Test
    void finds_a_mark_without_a_blank_line_below_the_subject() {
        assertThat(Example.found("Title\n" + CLAUDE + "\n")).containsExactly("2 CERTAIN TRAILER Claude Code");
    }

    @Test
    void finds_folded_values() {
        assertThat(Example.found("Title\n\nCo-authored-by: Jane\n  Claude <noreply@anthropic.com>\n"))
                .containsExactly("3 CERTAIN TRAILER Claude Code in block");
        assertThat(Example.found("Title\n\nAssisted-by:\n  Claude Code\n\nMore text.\n"))
                .containsExactly("3 LIKELY TRAILER Claude Code");
    }

    @Test
    void joins_links_and_addresses_that_were_wrapped() {
        assertThat(Example.found(
                        "Title\n\n\ud83e\udd16 Generated with [Claude\nCode](https://claude.com/claude-code)\n"))
                .contains("3 CERTAIN MARKER Claude Code");
        assertThat(Example.found("Title\n\nCo-Authored-By: Claude Opus\n<noreply@anthropic.com>\n"))
                .contains("3 CERTAIN TRAILER Claude Code");
        assertThat(
                        Example.found(
                                "Title\n\nAmp-Thread-ID:\nhttps://ampcode.com/threads/T-0d3ad0c5-1c38-4aa4-8c55-9d4b6a9a52a1\n"))
                .contains("3 CERTAIN SESSION Amp in block");
    }

    @Test
    void splits_lines_wherever_some_program_does() {
        for (String end : List.of("\r", "\u0085", "\u2028", "\u2029", "\u000b", "\f", "\\n")) {
            assertThat(Example.found("Title\n\nSome text." + end + CLAUDE + end + "more\n"))
                    .as(end)
                    .containsExactly("3 CERTAIN TRAILER Claude Code");
        }
    }

    @Test
    void takes_a_closed_code_fence_for_a_quotation_and_an_open_one_for_a_slip() {
        assertThat(Example.found("Title\n\n```\n" + CLAUDE + "\n```\n\nThat is all.\n"))
                .isEmpty();
        assertThat(Example.found("Title\n\n~~~ text\n" + CLAUDE + "\n~~~\n\nThat is all.\n"))
                .isEmpty();
        assertThat(Example.found("Title\n\n```\nmake test\n\n" + CLAUDE + "\n"))
                .containsExactly("6 CERTAIN TRAILER Claude Code in block");
        assertThat(Example.found("Title\n\n````\n```\n" + CLAUDE + "\n````\n\nEnd.\n"))
                .isEmpty();
        assertThat(Example.found("Title\n\n```\na\n```\n" + CLAUDE + "\n```\nb\n```\n\nEnd.\n"))
                .containsExactly("6 CERTAIN TRAILER Claude Code");
    }

    @Test
    void never_overlooks_a_trailer_of_git_for_a_fence() {
        assertThat(Example.found("Title\n\n```\n\nSigned-off-by: Jun <jun@corp.example>\n" + CLAUDE + "\n```\n"))
                .containsExactly("6 CERTAIN TRAILER Claude Code in block");
    }

    @Test
    void takes_the_message_of_what_was_reverted_for_a_quotation() {
        String revert = "Revert \"Retry card payments\"\n\nThis reverts commit 1234567.\n\n";
        assertThat(Example.found(revert + "Original commit message:\nRetry\n\n" + CLAUDE + "\n\nIt broke.\n"))
                .isEmpty();
        assertThat(Example.found(revert + "Retry card payments\n" + CLAUDE + "\n\nIt broke.\n"))
                .isEmpty();
        assertThat(Example.found(revert + "> " + CLAUDE + "\n")).isEmpty();
        assertThat(Example.found(revert + CLAUDE + "\n")).containsExactly("5 CERTAIN TRAILER Claude Code in block");
        assertThat(Example.found(revert + "\ud83e\udd16 Generated with Claude Code\n\nBecause of the outage.\n"))
                .contains("5 CERTAIN MARKER Claude Code");
    }

    @Test
    void finds_authors_and_committers_each_on_its_own() {
        String jane = "Jane Doe <jane@corp.example>";
        String claude = "Claude <noreply@anthropic.com>";
        assertThat(Example.found(Example.CATALOGUE.attribute(Example.commit(claude, jane, "Title\n"))))
                .containsExactly("0 CERTAIN AUTHOR Claude Code");
        assertThat(Example.found(Example.CATALOGUE.attribute(Example.commit(jane, claude, "Title\n"))))
                .containsExactly("0 CERTAIN COMMITTER Claude Code");
    }

    @Test
    void reports_the_same_tool_once_for_each_kind_and_line() {
        assertThat(Example.found("Title\n\n" + CLAUDE + "\n" + CLAUDE + "\n"))
                .containsExactly("3 CERTAIN TRAILER Claude Code in block", "4 CERTAIN TRAILER Claude Code in block");
    }

    @Test
    void shows_the_line_as_it_stands() {
        assertThat(Example.CATALOGUE
                        .attribute(Example.message("Title\n\n  * **Made-with:** Cursor  \n"))
                        .evidence())
                .singleElement()
                .extracting(Evidence::text)
                .isEqualTo("* **Made-with:** Cursor");
    }

    @Test
    void reads_statements_in_favour_and_against() {
        Attribution yes = Example.CATALOGUE.attribute(Example.message("Title\n\nAI-Assisted: yes\n"));
        Attribution no = Example.CATALOGUE.attribute(Example.message("Title\n\nAI-Assisted: no\n"));

        assertThat(yes.declarations()).containsExactly(new Declaration(true, 3, "AI-Assisted: yes"));
        assertThat(yes.denial()).isEmpty();
        assertThat(no.declarations()).containsExactly(new Declaration(false, 3, "AI-Assisted: no"));
        assertThat(no.denial()).isPresent();
        assertThat(no.evidence()).isEmpty();
    }

    @Test
    void reads_denials_in_many_words() {
        for (String denial : List.of(
                "Assisted-by: none",
                "AI-assisted: No",
                "AI-Tools: n/a",
                "AI Disclosure: no AI was used.",
                "**AI usage:** None used except to validate and judge.",
                "AI disclaimer: I didn't use AI for the code, but did ask it",
                "AI disclosure: AI was not used here",
                "AI-Generated: 0%",
                "### AI Disclosure\n\nNo AI was used.",
                "## AI usage\nNo AI, just meat sticks")) {
            Attribution attribution = Example.CATALOGUE.attribute(Example.message("Title\n\n" + denial + "\n"));
            assertThat(attribution.denial()).as(denial).isPresent();
            assertThat(attribution.atLeast(Grade.LIKELY)).as(denial).isEmpty();
        }
    }

    @Test
    void reads_a_disclosure_below_its_heading() {
        assertThat(Example.found("Title\n\nText.\n\n### AI Disclosure\n\nClaude Code wrote\nthe tests.\n"))
                .containsExactly("5 LIKELY DECLARATION Claude Code");
        assertThat(Example.found("Title\n\n### AI Disclosure\n\n- [ ] No AI\n- [x] Written by Codex\n"))
                .contains("3 LIKELY DECLARATION OpenAI Codex");
        assertThat(Example.found("Title\n\n### AI Disclosure\n\n### Tests\n\nall pass\n"))
                .isEmpty();
        assertThat(Example.found("Title\n\n### AI Disclosure\n\nI typed it myself.\n"))
                .containsExactly("3 HINT DECLARATION AI");
    }

    @Test
    void keeps_a_contradiction_in_view() {
        Attribution attribution =
                Example.CATALOGUE.attribute(Example.message("Title\n\nAI-Assisted: no\n" + CLAUDE + "\n"));

        assertThat(attribution.denial()).isPresent();
        assertThat(attribution.atLeast(Grade.CERTAIN)).hasSize(1);
    }

    @Test
    void tells_an_ai_that_signs_off() {
        Attribution attribution = Example.CATALOGUE.attribute(
                Example.message("Title\n\nSigned-off-by: Claude <noreply@anthropic.com>\n"));

        assertThat(attribution.signOffsByAi(Grade.LIKELY)).hasSize(1);
    }

    @Test
    void makes_no_more_than_a_hint_of_an_account_at_routine_work() {
        String junie = "Junie <junie@jetbrains.com>";
        assertThat(Example.found(Example.CATALOGUE.attribute(
                        Example.commit(junie, junie, "Add version 2987.1 to update-info-nightly.jsonl\n"))))
                .containsExactly("0 HINT AUTHOR Junie", "0 HINT COMMITTER Junie");
        String replit = "Replit Agent <agent@replit.com>";
        assertThat(Example.found(Example.CATALOGUE.attribute(
                        Example.commit(replit, replit, "Published your App\n\nReplit-Commit-Author: Deployment\n"))))
                .containsExactly("0 HINT AUTHOR Replit Agent", "0 HINT COMMITTER Replit Agent");
    }

    @Test
    void lets_a_site_silence_add_and_replace_entries() {
        CatalogueEntry own = new CatalogueEntry(
                "corp-bot",
                "Corp Bot",
                Set.of(Source.SITE),
                Grade.CERTAIN,
                Map.of(Trait.MAILBOXES, List.of("bot@corp.example")),
                List.of(line -> line.startsWith("Bot run ")));
        Catalogue site = Example.CATALOGUE.with(List.of(own), Set.of("claude-code"));

        assertThat(site.ids()).contains("corp-bot").doesNotContain("claude-code");
        assertThat(site.version()).isEqualTo(Example.CATALOGUE.version());
        assertThat(Example.found(site.attribute(Example.message(
                        "Title\n\nBot run 17\n\nAssisted-by: Claude Code\nCo-authored-by: B <bot@corp.example>\n"))))
                .containsExactly(
                        "3 CERTAIN MARKER Corp Bot",
                        "5 LIKELY TRAILER Claude in block",
                        "6 CERTAIN TRAILER Corp Bot in block");
        assertThat(site.with(List.of(own), Set.of()).ids()).isEqualTo(site.ids());
    }

    @Test
    void reads_declarations_when_a_site_silences_what_names_ai_as_such() {
        Catalogue site = Example.CATALOGUE.with(List.of(), Set.of("generic-ai"));

        Attribution yes = site.attribute(Example.message("Title\n\nAI-Pairing: yes\n"));
        Attribution claude = site.attribute(Example.message("Title\n\nAI-Pairing: Claude Code\n"));

        assertThat(yes.declarations()).containsExactly(new Declaration(true, 3, "AI-Pairing: yes"));
        assertThat(yes.evidence()).isEmpty();
        assertThat(Example.found(claude)).containsExactly("3 LIKELY DECLARATION Claude Code in block");
    }

    @Test
    void finds_a_sites_name_in_any_script() {
        CatalogueEntry own = new CatalogueEntry(
                "lingma", "Lingma", Set.of(), Grade.CERTAIN, Map.of(Trait.NAMES, List.of("\u7075\u7801")), List.of());

        Catalogue site = Example.CATALOGUE.with(List.of(own), Set.of());

        assertThat(Example.found(site.attribute(Example.message("Title\n\nAssisted-by: \u7075\u7801\n"))))
                .containsExactly("3 LIKELY TRAILER Lingma in block");
        assertThat(Example.found(site.attribute(Example.message("Title\n\n\u7075\u7801\n"))))
                .isEmpty();
    }

    @Test
    void refuses_two_entries_with_one_id() {
        CatalogueEntry entry =
                new CatalogueEntry("x", "X", Set.of(), Grade.HINT, Map.of(Trait.NAMES, List.of("X Agent")), List.of());

        assertThatThrownBy(() -> Catalogue.of("1", Vocabulary.of(Map.of()), List.of(entry, entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two entries have the id 'x'");
        assertThatThrownBy(() -> new CatalogueEntry("x", "X", Set.of(), Grade.HINT, Map.of(), List.of()))
                .hasMessage("entry 'x' looks for nothing");
        assertThatThrownBy(() -> new CatalogueEntry(" ", "X", Set.of(), Grade.HINT, Map.of(), List.of()))
                .hasMessage("an entry needs an id and a tool");
    }

    @Test
    void says_nothing_of_a_message_without_words() {
        assertThat(Example.CATALOGUE.attribute(Example.message(""))).isEqualTo(Attribution.NONE);
        assertThat(Example.found("\n\n\n")).isEmpty();
    }
}
