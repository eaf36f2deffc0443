package dev.countersign.io.report;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitReading;
import dev.countersign.core.commit.MalformedCommit;
import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.evidence.Declaration;
import dev.countersign.core.evidence.Evidence;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.roster.Member;
import dev.countersign.core.verdict.AssessedSignOff;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Finding;
import dev.countersign.core.verdict.RuleVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is known about one commit and why it was judged as it was. */
public final class ExplainReport {

    private static final String INDENT = " ".repeat(15);
    private static final int LONGEST = 400;

    private final List<String> lines = new ArrayList<>();

    private ExplainReport() {}

    /** The lines, the commit's id first. */
    public static List<String> of(CommitVerdict verdict) {
        ExplainReport report = new ExplainReport();
        CommitReading commit = verdict.facts().commit();
        report.lines.add("commit " + commit.id());
        report.add("subject", CommitText.subject(commit));
        report.people(commit, verdict.author());
        report.attribution(verdict.facts().attribution());
        report.signOffs(verdict.signOffs());
        verdict.rules().forEach(report::rule);
        return report.lines;
    }

    private void people(CommitReading commit, Optional<Member> author) {
        if (commit instanceof MalformedCommit malformed) {
            add("malformed", malformed.reason());
        }
        if (commit instanceof Commit readable) {
            add("author", readable.author() + ": " + standing(author));
            if (!readable.committer().equals(readable.author())) {
                add("committer", readable.committer().toString());
            }
        }
    }

    private static String standing(Optional<Member> member) {
        return member.map(known -> "in the roster as " + known.name() + ", " + known.level())
                .orElse("not in the roster, below every level");
    }

    private void attribution(Attribution attribution) {
        if (attribution.evidence().isEmpty()) {
            add("AI evidence", "none");
        }
        attribution.evidence().forEach(this::evidence);
        boolean contradicted = !attribution.atLeast(Grade.LIKELY).isEmpty();
        attribution.declarations().forEach(declaration -> declaration(declaration, contradicted));
    }

    private void evidence(Evidence evidence) {
        String place = evidence.line() == 0 ? "" : ", line " + evidence.line();
        String block = evidence.inTrailerBlock() ? ", in git's trailer block" : "";
        add(
                "AI evidence",
                evidence.tool() + ", " + JsonText.word(evidence.grade()) + ": " + JsonText.word(evidence.kind()) + place
                        + block);
        more(evidence.text());
    }

    private void declaration(Declaration declaration, boolean contradicted) {
        String says = declaration.assisted() ? "AI took part" : "no AI took part";
        String clash = !declaration.assisted() && contradicted ? "; the evidence contradicts it" : "";
        add("declares", says + ", line " + declaration.line() + clash);
        more(declaration.text());
    }

    private void signOffs(List<AssessedSignOff> signOffs) {
        if (signOffs.isEmpty()) {
            add("sign-off", "none");
        }
        for (AssessedSignOff signOff : signOffs) {
            String address = signOff.email().isEmpty() ? "" : " <" + signOff.email() + ">";
            String who = signOff.member()
                    .map(member -> ": " + standing(Optional.of(member)))
                    .orElse("");
            add("sign-off", signOff.name() + address + who);
            more((signOff.counts() ? "counts: " : "does not count: ") + signOff.because() + " (proof: "
                    + JsonText.word(signOff.proof()) + ")");
        }
    }

    private void rule(RuleVerdict rule) {
        add("rule", rule.rule() + ": " + rule.verdict().word().replace('-', ' '));
        for (Finding finding : rule.verdict().findings()) {
            more(finding.message());
            if (!finding.remedy().isBlank()) {
                lines.addAll(Remedies.lines(INDENT + "hint: ", finding.remedy()));
            }
        }
    }

    private void add(String label, String text) {
        String start = "  " + label;
        lines.add(start + " ".repeat(INDENT.length() - start.length()) + Escaped.shortened(text, LONGEST));
    }

    private void more(String text) {
        lines.addAll(Paragraph.lines(INDENT, INDENT, text));
    }
}
