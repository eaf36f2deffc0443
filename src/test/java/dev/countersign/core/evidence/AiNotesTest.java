package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.push.RefName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AiNotesTest {

    private static final String AI = "refs/notes/ai";
    private static final String ATTRIBUTION = "refs/notes/ai-attribution";
    private static final String COMMITS = "refs/notes/commits";

    @Test
    void takes_lines_attested_to_a_known_prompt_for_an_ais() {
        String note = "src/Shop.java\n  4a60f5ac951ddc7b 36,246-251\n---\n{\"prompts\": {\"4a60f5ac951ddc7b\": {}}}\n";

        assertThat(read(AI, note))
                .contains(new Evidence("git-ai", Kind.NOTE, Grade.CERTAIN, 0, "4a60f5ac951ddc7b 36,246-251", false));
        assertThat(read(AI, note.replace("{\"4a60f5ac951ddc7b\": {}}", "{}"))).isEmpty();
        assertThat(read(AI, "src/Shop.java\n  4a60f5ac951ddc7b 36\n")).isEmpty();
        assertThat(read(AI, note.replace("  4a", "4a"))).isEmpty();
    }

    @Test
    void takes_lines_attested_to_a_session_for_an_ais() {
        assertThat(read(AI, "a.txt\n\ts_0123456789abcd::t_01 1-3\n---\n{\"prompts\": {}}\n"))
                .isPresent();
        assertThat(read(AI, "a.txt\n  s_0123456789abcd\n---\n{}\n")).isEmpty();
    }

    @Test
    void takes_neither_an_empty_note_nor_a_persons_lines_for_evidence() {
        assertThat(read(AI, "---\n{\"schema_version\": \"authorship/3.0.0\", \"prompts\": {}}\n"))
                .isEmpty();
        assertThat(read(AI, "---\n  s_0123456789abcd 1-3\n")).isEmpty();
        assertThat(read(AI, "a.txt\n  h_0123456789abcd 1-3\n---\n{\"prompts\": {\"h_0123456789abcd\": {}}}\n"))
                .isEmpty();
        assertThat(read(AI, "a.txt\n  e0c8cc5b56bc1d0e 1\n---\n{\"prompts\": {\"270155c6d9174015\": {}}}\n"))
                .isEmpty();
        assertThat(read(AI, "a.txt\n  e0 1\n---\n{\"prompts\": {\"e0")).isPresent();
        assertThat(read(AI, "")).isEmpty();
    }

    @Test
    void reads_shares_of_an_ai_in_json() {
        assertThat(read(ATTRIBUTION, "{\"files\": {\"a\": {\"aiChars\": 0, \"humanChars\": 9}}, \"aiPercent\": 38}"))
                .get()
                .extracting(Evidence::tool)
                .isEqualTo("Qwen Code");
        assertThat(read(ATTRIBUTION, "{\"aiCharsAdded\":150}")).isPresent();
        assertThat(read(ATTRIBUTION, "{\"aiPercent\": 0.05}")).isPresent();
        assertThat(read(ATTRIBUTION, "{\"aiPercent\": 1}")).isPresent();
        assertThat(read(ATTRIBUTION, "{\"humanPercent\": 40, \"ai_lines\": 9}")).isPresent();
        assertThat(read(ATTRIBUTION, "{\"aiChars\": 0, \"aiPercent\": 0, \"humanChars\": 200}"))
                .isEmpty();
        assertThat(read(ATTRIBUTION, "{\"aiPercent\":")).isEmpty();
        assertThat(read(ATTRIBUTION, "{\"aiPercent\": null, \"of\": \"17 lines\"}"))
                .isEmpty();
        assertThat(read(ATTRIBUTION, "{\"src/the/one/that/draws/airlines/AiLines.java\": 17}"))
                .isEmpty();
        assertThat(read(ATTRIBUTION, "a.txt\n  s_0123456789abcd 1-3\n---\n{}\n"))
                .isPresent();
    }

    @Test
    void reads_who_authored_in_plain_notes() {
        assertThat(read(COMMITS, "Looked at.\nauthored-by: GPT 5.5 <codex@openai.com>\n"))
                .get()
                .extracting(Evidence::tool)
                .isEqualTo("OpenAI Codex");
        assertThat(read(COMMITS, "authored-by: Jane Doe <jane@corp.example>\n")).isEmpty();
        assertThat(read(COMMITS, "see GPT 5.5 <codex@openai.com>\n")).isEmpty();
        assertThat(read(COMMITS, "Signed-off-by: Claude <noreply@anthropic.com>\n"))
                .isEmpty();
        assertThat(read("refs/notes/review", "authored-by: GPT 5.5 <codex@openai.com>\n"))
                .isEmpty();
    }

    @Test
    void shows_no_more_of_a_note_than_its_start() {
        String note = "{\"aiPercent\": 38, \"x\": \"" + "y".repeat(500) + "\"}\nmore";

        assertThat(read(ATTRIBUTION, note))
                .get()
                .extracting(Evidence::text)
                .asString()
                .hasSize(120);
    }

    @Test
    void knows_where_such_notes_are_kept() {
        assertThat(AiNotes.REFS)
                .containsExactlyInAnyOrder(new RefName(AI), new RefName(ATTRIBUTION), new RefName(COMMITS));
    }

    private static Optional<Evidence> read(String ref, String text) {
        return AiNotes.read(new Note(new RefName(ref), text), Example.CATALOGUE);
    }
}
