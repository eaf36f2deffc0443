package dev.countersign.io.report;

import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.Finding;
import dev.countersign.core.verdict.RuleVerdict;
import dev.countersign.core.verdict.UpdateVerdict;
import java.util.ArrayList;
import java.util.List;

/** Everything that speaks against a push, in the order of the push, then what to do about it. */
final class Rejection {

    private static final String ERROR = "error: ";
    private static final String INDENT = "       ";
    private static final int SHORTEST_SUBJECT = 24;
    private static final int LONGEST_EVIDENCE = 84;

    private final List<String> lines = new ArrayList<>();
    private final Remedies remedies = new Remedies();

    private Rejection() {}

    /**
     * The lines.
     *
     * @param shown of how many rejected commits to tell; of the others only how many there are
     */
    static List<String> lines(Decision decision, int shown) {
        Rejection rejection = new Rejection();
        decision.findings().forEach(rejection::push);
        decision.updates().forEach(rejection::update);
        List<CommitVerdict> rejected = decision.rejectedCommits();
        rejected.stream().limit(shown).forEach(rejection::commit);
        if (rejected.size() > shown) {
            rejection.lines.add(
                    INDENT + "… and " + (rejected.size() - shown) + " more; countersign check shows them all");
        }
        rejection.lines.addAll(rejection.remedies.lines());
        return rejection.lines;
    }

    private void push(Finding finding) {
        lines.addAll(Paragraph.lines(ERROR, INDENT, finding.message()));
        remedies.add(finding, "this push");
    }

    private void update(UpdateVerdict verdict) {
        if (verdict.findings().isEmpty()) {
            return;
        }
        String ref = Escaped.text(verdict.update().ref().value());
        lines.add(ERROR + ref);
        for (Finding finding : verdict.findings()) {
            lines.addAll(Paragraph.lines(INDENT, INDENT, finding.message()));
            remedies.add(finding, ref);
        }
    }

    private void commit(CommitVerdict commit) {
        boolean first = true;
        for (RuleVerdict rule : commit.rules()) {
            if (rule.verdict().admits()) {
                continue;
            }
            lines.add(title(commit, rule.rule()));
            if (first) {
                String label = CommitText.isAssisted(commit) ? "AI-assisted: " : "hint of AI: ";
                CommitText.evidence(commit.facts().attribution(), LONGEST_EVIDENCE)
                        .ifPresent(evidence -> lines.add(INDENT + label + evidence));
            }
            first = false;
            for (Finding finding : rule.verdict().findings()) {
                lines.addAll(Paragraph.lines(INDENT, INDENT, finding.message()));
                remedies.add(finding, id(commit));
            }
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
