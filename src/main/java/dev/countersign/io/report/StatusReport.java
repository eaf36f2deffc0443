package dev.countersign.io.report;

import dev.countersign.core.push.RefName;
import dev.countersign.core.verdict.AssessedSignOff;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.Finding;
import dev.countersign.core.verdict.RuleVerdict;
import java.util.ArrayList;
import java.util.List;

/** Who has signed off what, what is still missing, and who could give it. */
public final class StatusReport {

    private static final String INDENT = "             ";
    private static final int SHOWN_NAMES = 3;

    private final List<String> lines = new ArrayList<>();
    private final Remedies remedies = new Remedies();

    private StatusReport() {}

    /**
     * The lines: the state, each commit, then what to do.
     *
     * @param target the ref that the commits are judged for
     */
    public static List<String> of(Decision decision, RefName target) {
        StatusReport report = new StatusReport();
        int missing = decision.commits().tally().rejected();
        String all = CommitText.count(decision.commits().tally().commits(), "commit");
        report.lines.add("countersign: " + (missing == 0 ? "nothing is missing from " : missing + " of ") + all
                + (missing == 0 ? "" : missing == 1 ? " lacks something" : " lack something") + " for "
                + Escaped.text(target.value()));
        decision.commits().forEach(report::commit);
        report.lines.addAll(report.remedies.lines());
        return report.lines;
    }

    private void commit(CommitVerdict commit) {
        String id = commit.facts().commit().id().abbreviated();
        String start = "  " + id + " ";
        lines.add(start
                + Escaped.shortened(CommitText.subject(commit.facts().commit()), Paragraph.WIDTH - start.length()));
        say(standing(commit));
        for (RuleVerdict rule : commit.rules()) {
            for (Finding finding : rule.verdict().findings()) {
                say(finding.message());
                remedies.add(finding, id);
            }
        }
    }

    private static String standing(CommitVerdict commit) {
        if (!commit.wasAsked()) {
            return "no rule asks for a sign-off";
        }
        List<String> signed = commit.signOffs().stream()
                .filter(AssessedSignOff::counts)
                .map(StatusReport::signature)
                .toList();
        String has = signed.isEmpty() ? "" : "signed off by " + CommitText.enumerated(signed, SHOWN_NAMES);
        if (commit.admits()) {
            return has.isEmpty() ? "may go in" : has;
        }
        return has.isEmpty() ? "not signed off" : has + ", which is not enough";
    }

    private static String signature(AssessedSignOff signOff) {
        String name = signOff.member().map(member -> member.name()).orElse(signOff.name());
        return Escaped.shortened(name, Paragraph.WIDTH) + " ("
                + JsonText.word(signOff.proof()).replace('-', ' ') + ")";
    }

    private void say(String text) {
        lines.addAll(Paragraph.lines(INDENT, INDENT, text));
    }
}
