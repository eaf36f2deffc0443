package dev.countersign.io.report;

import static dev.countersign.testing.DecisionBuilder.decision;
import static dev.countersign.testing.VerdictBuilder.commit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.push.RefName;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.Finding;
import dev.countersign.testing.DecisionBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the golden files of {@link ReportsTest} do not show. */
final class PushReportTest {

    private static final int SEED = 20_260_311;
    private static final int WIDTH = 72;

    @Test
    void an_update_hook_speaks_of_its_one_ref_only() {
        Decision decision = decision()
                .updating("refs/heads/main")
                .with(commit("1a2b3c4d5e", "Retry").rejectedBy("r", new Finding("no", "")))
                .build();

        assertThat(PushReport.ofUpdate(decision, new RefName("refs/heads/main")).get(0))
                .isEqualTo("countersign: this commit may not go in; refs/heads/main was not changed on the server");
    }

    @Test
    void a_denial_that_the_evidence_contradicts_is_told() {
        Decision decision = decision()
                .with(commit("1a2b3c4d5e", "Retry")
                        .byClaude()
                        .declares(false, 5, "AI-Assisted: no")
                        .rejectedBy("r", new Finding("no", "")))
                .build();

        assertThat(PushReport.ofPush(decision)).contains("       contradicts line 5: AI-Assisted: no");
    }

    @Test
    void thousands_of_refused_refs_or_lines_are_not_all_told() {
        DecisionBuilder decision = decision();
        for (int i = 1; i <= 10_000; i++) {
            decision.updating("refs/heads/b" + i, new Finding("is refused", "")).against("line " + i, "");
        }

        List<String> lines = PushReport.ofPush(decision.build());

        assertThat(lines)
                .hasSize(1 + 21 + 41)
                .contains(
                        "       … and 9980 more; push fewer refs at a time", "error: line 20", "error: refs/heads/b20");
    }

    @Test
    void thousands_of_sign_offs_that_do_not_count_are_not_all_told_to_a_pusher() {
        Finding[] findings = IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> new Finding("reason " + i, ""))
                .toArray(Finding[]::new);
        Decision decision = decision()
                .with(commit("1a2b3c4d5e", "Retry").rejectedBy("r", findings))
                .build();

        assertThat(PushReport.ofPush(decision))
                .hasSize(13)
                .endsWith("       reason 10", "       … and 990 more reasons");
        assertThat(PushReport.ofDryRun(decision, Optional.empty()))
                .hasSize(1002)
                .endsWith("       reason 1000");
    }

    @Test
    void a_remedy_is_said_once_however_many_commits_it_helps() {
        Finding finding = new Finding("needs 1 sign-off", "ask Sara Lind (senior)");
        DecisionBuilder decision = decision();
        for (int i = 1; i <= 50; i++) {
            decision.with(commit(Integer.toString(1_000_000_000 + i), "Step").rejectedBy("r", finding));
        }

        assertThat(PushReport.ofPush(decision.build())).containsOnlyOnce("hint:  ask Sara Lind (senior)");
        assertThat(PushReport.ofDryRun(decision.build(), Optional.empty()))
                .containsOnlyOnce("hint:  ask Sara Lind (senior)")
                .contains("error: 1000000050 Step                                            rule r");
    }

    @Test
    void names_at_most_three_people_who_signed_off() {
        DecisionBuilder decision = decision();
        for (String name : List.of("Ada", "Ben", "Cem", "Dora", "Ada")) {
            decision.with(commit("1a2b3c4d5e", "x").byClaude().signedBy(name).admittedBy("r"));
        }

        assertThat(PushReport.ofPush(decision.build()))
                .containsExactly("countersign: 5 AI-assisted commits signed off by Ada, Ben, Cem and 1 more");
    }

    @Test
    void whatever_a_commit_says_no_hidden_character_gets_out_and_prose_fits_the_terminal() {
        Random random = new Random(SEED);
        for (int run = 0; run < 2_000; run++) {
            String text = words(random);
            Decision decision = decision()
                    .with(commit("1a2b3c4d5e", text).rejectedBy("r", new Finding(text, text)))
                    .build();

            for (String line : PushReport.ofPush(decision)) {
                assertThat(line.codePoints().noneMatch(Escaped::isHidden))
                        .as(line)
                        .isTrue();
                if (!line.startsWith("countersign: ")) {
                    assertThat(Escaped.columns(line)).as(line).isLessThanOrEqualTo(WIDTH);
                }
            }
        }
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder("word");
        for (int i = random.nextInt(40); i > 0; i--) {
            words.append(random.nextInt(6) == 0 ? "; " : " ");
            for (int j = random.nextInt(8); j > 0; j--) {
                words.appendCodePoint(random.nextInt(3) == 0 ? random.nextInt(0x2100) : 'a' + random.nextInt(26));
            }
        }
        return words.toString();
    }
}
