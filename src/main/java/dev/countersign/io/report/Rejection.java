package dev.countersign.io.report;

import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.Finding;
import dev.countersign.core.verdict.RuleVerdict;
import dev.countersign.core.verdict.UpdateVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything that speaks against a push, in the order of the push, then what to do about it. */
final class Rejection {

    private static final String ERROR = "error: ";
    private static final String INDENT = "       ";
    private static final int SHORTEST_SUBJECT = 24;
    private static final int LONGEST_EVIDENCE = 84;

    private static final int SHOWN_REASONS = 10;
    private static final String PUSH_FEWER = "; push fewer refs at a time";

    private final List<String> lines = new ArrayList<>();
    private final Remedies remedies = new Remedies();
    private final int shown;

    private Rejection(int shown) {
        this.shown = shown;
    }

    /**
     * The lines.
     *
     * @param shown of how many refs and of how many commits to tell; of the others only how many there are
     */
    static List<String> lines(Decision decision, int shown) {
        Rejection rejection = new Rejection(shown);
        rejection.each(decision.findings(), rejection::push, PUSH_FEWER);
        List<UpdateVerdict> refused = decision.updates().stream()
                .filter(update -> !update.findings().isEmpty())
                .toList();
        rejection.each(refused, rejection::update, PUSH_FEWER);
        rejection.each(
                decision.commits().rejected(),
                decision.commits().tally().rejected(),
                rejection::commit,
                "; countersign check shows them all");
        rejection.lines.addAll(rejection.remedies.lines());
        return rejection.lines;
    }

    private <T> void each(List<T> all, Consumer<T> telling, String others) {
        each(all.stream(), all.size(), telling, others);
    }

    private <T> void each(Stream<T> all, int count, Consumer<T> telling, String others) {
        all.limit(shown).forEach(telling);
        if (count > shown) {
            lines.add(INDENT + "… and " + (count - shown) + " more" + others);
        }
    }

    private void push(Finding finding) {
        lines.addAll(Paragraph.lines(ERROR, INDENT, finding.message()));
        remedies.add(finding, "this push");
    }

    private void update(UpdateVerdict verdict) {
        String ref = Escaped.text(verdict.update().ref().value());
        lines.add(ERROR + ref);
        reasons(verdict.findings(), ref);
    }

    private void commit(CommitVerdict commit) {
        List<RuleVerdict> rejecting =
                commit.rules().stream().filter(rule -> !rule.verdict().admits()).toList();
        String label = commit.isAssisted() ? "AI-assisted: " : "hint of AI: ";
        Optional<String> evidence = CommitText.evidence(commit.facts().attribution(), LONGEST_EVIDENCE);
        for (int i = 0; i < rejecting.size(); i++) {
            RuleVerdict rule = rejecting.get(i);
            lines.add(title(commit, rule.rule()));
            if (i == 0) {
                evidence.ifPresent(text -> lines.add(INDENT + label + text));
                contradiction(commit).ifPresent(lines::add);
            }
            reasons(rule.verdict().findings(), id(commit));
        }
    }

    /** A denial beside evidence that says otherwise; whoever reads of the one should know of the other. */
    private static Optional<String> contradiction(CommitVerdict commit) {
        return commit.facts()
                .attribution()
                .denial()
                .filter(denial -> commit.isAssisted())
                .map(denial -> INDENT + "contradicts line " + denial.line() + ": "
                        + Escaped.shortened(denial.text(), SHORTEST_SUBJECT));
    }

    private void reasons(List<Finding> findings, String subject) {
        int told = shown == Integer.MAX_VALUE ? shown : SHOWN_REASONS;
        for (Finding finding : findings.subList(0, Math.min(told, findings.size()))) {
            lines.addAll(Paragraph.lines(INDENT, INDENT, finding.message()));
            remedies.add(finding, subject);
        }
        if (findings.size() > told) {
            lines.add(INDENT + "… and " + (findings.size() - told) + " more reasons");
        }
    }

    private static String title(CommitVerdict commit, String rule) {
        String start = ERROR + id(commit) + " ";
        String end = "  rule " + Escaped.text(rule);
        int room = Math.max(SHORTEST_SUBJECT, Paragraph.WIDTH - start.length() - Escaped.columns(end));
        String subject = Escaped.shortened(CommitText.subject(commit.facts().commit()), room);
        return start + subject + " ".repeat(room - Escaped.columns(subject)) + end;
    }

    private static String id(CommitVerdict commit) {
        return commit.facts().commit().id().abbreviated();
    }
}
