package dev.countersign.io.report;

import static dev.countersign.testing.DecisionBuilder.decision;
import static dev.countersign.testing.VerdictBuilder.commit;

import dev.countersign.core.evidence.Grade;
import dev.countersign.core.evidence.Kind;
import dev.countersign.core.push.RefName;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.Finding;
import dev.countersign.testing.DecisionBuilder;
import dev.countersign.testing.Golden;
import dev.countersign.testing.VerdictBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReportsTest {

    private static final String RULE = "senior-sign-off";
    private static final Finding NO_SIGN_OFF = new Finding(
            "author Jun Park is mid; needs 1 sign-off by senior or above, has 0",
            "ask Sara Lind or Ravi Rao (senior), who then runs: git commit --amend --no-edit --trailer"
                    + " 'Signed-off-by: Sara Lind <sara@corp.example>'");
    private static final Finding NO_SIGN_OFF_BELOW_THE_TIP = new Finding(
            "author Jun Park is mid; needs 1 sign-off by senior or above, has 0",
            "ask Sara Lind or Ravi Rao (senior), who then runs: git rebase --signoff 1a2b3c4d5e^");
    private static final String HOSTILE = "\u001b]0;owned\u0007\u001b[2J\u202egnp.exe\u2028error: fake\u009b1m";

    /** The pushes, each with the name of its files. */
    static List<Map.Entry<String, Decision>> decisions() {
        Map<String, Decision> decisions = new LinkedHashMap<>();
        decisions.put("one-of-three-commits", oneOfThree());
        decisions.put("one-commit-two-rules", twoRules());
        decisions.put("different-remedies", differentRemedies());
        decisions.put("157-rejected-commits", many());
        decisions.put("refused-refs", refusedRefs());
        decisions.put("malformed-input", malformedInput());
        decisions.put("malformed-commit", malformedCommit());
        decisions.put("hostile-text", hostile());
        decisions.put("human-commits-only", human());
        decisions.put("signed-ai-commits", signed());
        decisions.put("hints-only", hints());
        decisions.put("nothing-to-judge", decision().updating("refs/heads/main").build());
        return List.copyOf(decisions.entrySet());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("decisions")
    void pushers_dry_runs_explanations_and_logs_read_like_the_golden_files(Map.Entry<String, Decision> named) {
        String name = "reports/" + named.getKey();
        Decision decision = named.getValue();

        Golden.assertSame(name + ".push.txt", PushReport.ofPush(decision));
        Golden.assertSame(
                name + ".check.txt", PushReport.ofDryRun(decision, Optional.of(new RefName("refs/heads/main"))));
        Golden.assertSame(name + ".explain.txt", explained(decision));
        Golden.assertSame(name + ".log.txt", LogReport.detail(logged(decision)));
    }

    private static List<String> explained(Decision decision) {
        List<String> lines = new ArrayList<>();
        StreamSupport.stream(decision.commits().spliterator(), false)
                .limit(3)
                .forEach(commit -> lines.addAll(ExplainReport.of(commit)));
        return lines;
    }

    private static LoggedDecision logged(Decision decision) {
        byte[] line = DecisionJson.line(decision).getBytes(StandardCharsets.UTF_8);
        return LoggedJson.decision(new ByteArrayInputStream(line)).orElseThrow();
    }

    private static Decision oneOfThree() {
        return decision()
                .updating("refs/heads/main")
                .with(
                        commit("0c1d2e3f4a", "Round fees half up").notForRule(RULE),
                        commit("1a2b3c4d5e", "Retry card payments").byClaude().rejectedBy(RULE, NO_SIGN_OFF),
                        commit("2b3c4d5e6f", "Log the retries")
                                .byClaude()
                                .signedBySara()
                                .admittedBy(RULE))
                .build();
    }

    private static Decision twoRules() {
        return decision()
                .updating("refs/heads/main")
                .with(commit("1a2b3c4d5e", "Retry card payments when the acquirer does not answer in time")
                        .byClaude()
                        .evidence("Cursor", Kind.MARKER, Grade.HINT, 2, "made with cursor")
                        .declares(false, 5, "AI-Assisted: no")
                        .signedInVain(
                                "Jun Park",
                                "jun@corp.example",
                                Optional.of(VerdictBuilder.JUN),
                                "Jun Park is mid, not senior or above")
                        .rejectedBy(
                                RULE,
                                NO_SIGN_OFF,
                                new Finding(
                                        "the sign-off in line 4 does not count: Jun Park is mid, not senior or above",
                                        ""))
                        .rejectedBy(
                                "payments-need-two",
                                new Finding(
                                        "author Jun Park is mid; needs 2 sign-offs by senior or above, has 0",
                                        "too few people of the roster could give it: ask the server's admin to change"
                                                + " the roster or rule 'payments-need-two'")))
                .build();
    }

    private static Decision differentRemedies() {
        return decision()
                .updating("refs/heads/main")
                .with(
                        commit("1a2b3c4d5e", "Retry card payments")
                                .byClaude()
                                .rejectedBy(RULE, NO_SIGN_OFF_BELOW_THE_TIP),
                        commit("2b3c4d5e6f", "Log the retries").byClaude().rejectedBy(RULE, NO_SIGN_OFF_BELOW_THE_TIP),
                        commit("3c4d5e6f70", "Alert on retries")
                                .evidence(
                                        "Claude Code",
                                        Kind.SIGN_OFF,
                                        Grade.CERTAIN,
                                        4,
                                        "Signed-off-by: Claude <noreply@anthropic.example>")
                                .rejectedBy(
                                        RULE,
                                        new Finding(
                                                "signed off by an AI (Claude Code) in line 4",
                                                "remove that line, only people can sign off: git commit --amend")))
                .build();
    }

    private static Decision many() {
        DecisionBuilder decision = decision().updating("refs/heads/main");
        for (int i = 1; i <= 157; i++) {
            decision.with(commit(Integer.toString(1_000_000_000 + i), "Step " + i)
                    .byClaude()
                    .rejectedBy(RULE, NO_SIGN_OFF_BELOW_THE_TIP));
        }
        return decision.build();
    }

    private static Decision refusedRefs() {
        return decision()
                .updating("refs/heads/main")
                .updating(
                        "refs/heads/MAIN",
                        new Finding(
                                "differs from the governed ref 'refs/heads/main' by case only, and some file systems"
                                        + " take both for one",
                                "choose another name"))
                .updating(
                        "refs/heads/release",
                        "refs/heads/main",
                        new Finding("deletes a governed ref", "ask the server's admin"))
                .with(commit("0c1d2e3f4a", "Round fees half up").notForRule(RULE))
                .build();
    }

    private static Decision malformedInput() {
        return decision()
                .byNobodyKnown()
                .against("line 2 of the hook's input is no ref update: 'deadbeef refs/heads/main'", "")
                .against("the hook's input ends in the middle of a line", "push again")
                .build();
    }

    private static Decision malformedCommit() {
        return decision()
                .updating("refs/heads/main")
                .with(commit("1a2b3c4d5e", "")
                        .malformed("two author headers")
                        .rejectedBy(
                                RULE,
                                new Finding(
                                        "cannot be judged: two author headers",
                                        "make the commit anew: git commit --amend")))
                .build();
    }

    private static Decision hostile() {
        return decision()
                .updating("refs/heads/main")
                .with(commit("1a2b3c4d5e", HOSTILE)
                        .byStranger(HOSTILE, "jun@corp.example")
                        .evidence(HOSTILE, Kind.TRAILER, Grade.CERTAIN, 3, HOSTILE)
                        .declares(true, 4, HOSTILE)
                        .signedInVain(HOSTILE, HOSTILE, Optional.empty(), HOSTILE)
                        .rejectedBy(RULE, new Finding(HOSTILE, HOSTILE)))
                .against("\terror: " + HOSTILE, HOSTILE)
                .build();
    }

    private static Decision human() {
        return decision()
                .updating("refs/heads/main")
                .with(
                        commit("0c1d2e3f4a", "Round fees half up").notForRule(RULE),
                        commit("1a2b3c4d5e", "Explain the rounding").notForRule(RULE))
                .build();
    }

    private static Decision signed() {
        return decision()
                .updating("refs/heads/main")
                .with(
                        commit("0c1d2e3f4a", "Round fees half up").notForRule(RULE),
                        commit("1a2b3c4d5e", "Retry card payments")
                                .byClaude()
                                .signedBySara()
                                .admittedBy(RULE),
                        commit("2b3c4d5e6f", "Log the retries")
                                .byClaude()
                                .signedBySara()
                                .admittedBy(RULE))
                .build();
    }

    private static Decision hints() {
        return decision()
                .updating("refs/heads/main")
                .with(
                        commit("1a2b3c4d5e", "Retry card payments")
                                .evidence(
                                        "an AI tool",
                                        Kind.MARKER,
                                        Grade.HINT,
                                        4,
                                        "thanks to the assistant for the idea")
                                .notForRule(RULE),
                        commit("2b3c4d5e6f", "Log the retries")
                                .evidence("an AI tool", Kind.AUTHOR, Grade.HINT, 0, "bot <bot@corp.example>")
                                .notForRule(RULE))
                .build();
    }
}
