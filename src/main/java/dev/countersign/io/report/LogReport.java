package dev.countersign.io.report;

import dev.countersign.io.report.LoggedDecision.LoggedCommit;
import dev.countersign.io.report.LoggedDecision.LoggedFinding;
import dev.countersign.io.report.LoggedDecision.LoggedRule;
import dev.countersign.io.report.LoggedDecision.LoggedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The decision log for people. */
public final class LogReport {

    private static final int SHOWN_REFS = 3;
    private static final int ABBREVIATED_DIGITS = 10;
    private static final int LONGEST = 200;
    private static final int LONGEST_REFUSAL = 72;

    private LogReport() {}

    /**
     * One line: when, what, who, where, how many commits, which rules rejected some, and why a ref or the push was
     * refused.
     */
    public static String line(LoggedDecision decision) {
        List<String> words = new ArrayList<>();
        words.add(decision.at().toString());
        words.add(shown(decision.decision()));
        words.add(
                decision.pusher().or(decision::certifier).map(LogReport::shown).orElse("-"));
        words.add(refs(decision.updates()));
        words.add(CommitText.count(decision.commits().size(), "commit"));
        decision.commits().stream()
                .flatMap(commit -> commit.rules().stream())
                .filter(LoggedRule::rejects)
                .map(rule -> shown(rule.rule()))
                .distinct()
                .forEach(words::add);
        refusal(decision).ifPresent(words::add);
        return String.join("  ", words);
    }

    private static Optional<String> refusal(LoggedDecision decision) {
        return Stream.concat(
                        decision.findings().stream(),
                        decision.updates().stream().flatMap(update -> update.findings().stream()))
                .map(finding -> Escaped.shortened(finding.message(), LONGEST_REFUSAL))
                .findFirst();
    }

    /** The line and below it every reason against the push, and who vouched for what. */
    public static List<String> detail(LoggedDecision decision) {
        List<String> lines = new ArrayList<>();
        lines.add(line(decision));
        findings("  ", decision.findings(), lines);
        for (LoggedUpdate update : decision.updates()) {
            lines.add("  " + shown(update.ref()) + " " + id(update.old()) + ".." + id(update.target())
                    + (update.resolved().equals(update.ref()) ? "" : " moves " + shown(update.resolved())));
            findings("    ", update.findings(), lines);
        }
        decision.commits().forEach(commit -> commit(commit, lines));
        return lines;
    }

    private static void commit(LoggedCommit commit, List<String> lines) {
        lines.add("  " + id(commit.id()) + " " + title(commit));
        if (!commit.tools().isEmpty()) {
            lines.add("    AI evidence: " + shown(String.join(", ", commit.tools())));
        }
        if (!commit.signers().isEmpty()) {
            lines.add("    signed off by " + shown(String.join(", ", commit.signers())));
        }
        for (LoggedRule rule : commit.rules()) {
            lines.add("    " + shown(rule.rule()) + ": " + shown(rule.verdict()).replace('-', ' '));
            findings("      ", rule.findings(), lines);
        }
    }

    private static String title(LoggedCommit commit) {
        if (commit.author().isEmpty()) {
            return commit.subject().isEmpty() ? "(malformed commit)" : shown(commit.subject());
        }
        return (commit.subject().isEmpty() ? "(no message)" : shown(commit.subject())) + " (" + shown(commit.author())
                + ")";
    }

    private static void findings(String indent, List<LoggedFinding> findings, List<String> lines) {
        findings.forEach(finding -> lines.addAll(Paragraph.lines(indent, indent, finding.message())));
    }

    private static String refs(List<LoggedUpdate> updates) {
        if (updates.isEmpty()) {
            return "-";
        }
        return CommitText.enumerated(
                updates.stream().map(update -> shown(update.ref())).toList(), SHOWN_REFS);
    }

    private static String id(String hex) {
        String text = shown(hex);
        return text.substring(0, Math.min(text.length(), ABBREVIATED_DIGITS));
    }

    private static String shown(String text) {
        return Escaped.shortened(text, LONGEST);
    }
}
