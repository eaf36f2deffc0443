package dev.countersign.testing;

import dev.countersign.core.commit.ChangedPaths;
import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitReading;
import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.Identity;
import dev.countersign.core.commit.MalformedCommit;
import dev.countersign.core.commit.Message;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.evidence.Declaration;
import dev.countersign.core.evidence.Evidence;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.evidence.Kind;
import dev.countersign.core.roster.Levels;
import dev.countersign.core.roster.Member;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.verdict.AssessedSignOff;
import dev.countersign.core.verdict.CommitFacts;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Finding;
import dev.countersign.core.verdict.RuleVerdict;
import dev.countersign.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the answer for one commit of Jun Park, who is mid, piece by piece. */
public final class VerdictBuilder {

    private static final Levels LEVELS = Levels.of(List.of("junior", "mid", "senior", "principal"));

    /** Sara Lind, a senior. */
    public static final Member SARA = member("Sara Lind", "sara@corp.example", "senior");

    /** Jun Park, a mid. */
    public static final Member JUN = member("Jun Park", "jun@corp.example", "mid");

    private final ObjectId id;
    private final String subject;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<AssessedSignOff> signOffs = new ArrayList<>();
    private final List<RuleVerdict> rules = new ArrayList<>();
    private Identity author = new Identity("Jun Park", EmailAddress.of("jun@corp.example"));
    private Optional<Member> member = Optional.of(JUN);
    private Optional<String> malformed = Optional.empty();

    private VerdictBuilder(ObjectId id, String subject) {
        this.id = id;
        this.subject = subject;
    }

    /** A commit whose id starts with these digits. */
    public static VerdictBuilder commit(String digits, String subject) {
        return new VerdictBuilder(id(digits), subject);
    }

    /** The id that starts with these digits and goes on with zeros. */
    public static ObjectId id(String digits) {
        return new ObjectId(digits + "0".repeat(40 - digits.length()));
    }

    private static Member member(String name, String email, String level) {
        return new Member(
                name,
                List.of(EmailAddress.of(email)),
                LEVELS.named(level).orElseThrow(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Somebody whom the roster does not know. */
    public VerdictBuilder byStranger(String name, String email) {
        author = new Identity(name, EmailAddress.of(email));
        member = Optional.empty();
        return this;
    }

    public VerdictBuilder malformed(String reason) {
        malformed = Optional.of(reason);
        return this;
    }

    /** A trailer of Claude Code in line 3. */
    public VerdictBuilder byClaude() {
        return evidence(
                "Claude Code", Kind.TRAILER, Grade.CERTAIN, 3, "Co-authored-by: Claude <noreply@anthropic.example>");
    }

    public VerdictBuilder evidence(String tool, Kind kind, Grade grade, int line, String text) {
        evidence.add(new Evidence(tool, kind, grade, line, text, kind == Kind.TRAILER));
        return this;
    }

    public VerdictBuilder declares(boolean assisted, int line, String text) {
        declarations.add(new Declaration(assisted, line, text));
        return this;
    }

    /** A sign-off by Sara Lind that counts. */
    public VerdictBuilder signedBySara() {
        signOffs.add(new AssessedSignOff(
                "Sara Lind", "sara@corp.example", Optional.of(SARA), Proof.CLAIM, true, "Sara Lind is senior"));
        return this;
    }

    /** A sign-off that counts, by somebody of this name. */
    public VerdictBuilder signedBy(String name) {
        Member signer = member(name, "signer@corp.example", "senior");
        signOffs.add(new AssessedSignOff(
                name, "signer@corp.example", Optional.of(signer), Proof.CLAIM, true, name + " is senior"));
        return this;
    }

    public VerdictBuilder signedInVain(String name, String email, Optional<Member> signer, String because) {
        signOffs.add(new AssessedSignOff(name, email, signer, Proof.CLAIM, false, because));
        return this;
    }

    public VerdictBuilder admittedBy(String rule) {
        rules.add(new RuleVerdict(rule, new Verdict.Admitted()));
        return this;
    }

    public VerdictBuilder notForRule(String rule) {
        rules.add(new RuleVerdict(rule, new Verdict.NotApplicable()));
        return this;
    }

    public VerdictBuilder rejectedBy(String rule, Finding... findings) {
        rules.add(new RuleVerdict(rule, new Verdict.Rejected(List.of(findings))));
        return this;
    }

    public CommitVerdict build() {
        CommitReading commit = malformed
                .<CommitReading>map(reason -> new MalformedCommit(id, List.of(), 0, reason))
                .orElseGet(this::readable);
        return new CommitVerdict(
                new CommitFacts(
                        commit,
                        new Attribution(evidence, declarations),
                        List.of(),
                        CommitSignature.NONE,
                        List.of(),
                        ChangedPaths.unread(),
                        false),
                malformed.isPresent() ? Optional.empty() : member,
                signOffs,
                rules);
    }

    private Commit readable() {
        Message message = new Message(List.of(subject), List.of(), Message.NO_BLOCK, 0);
        return new Commit(id, id("e5e1"), List.of(), author, author, 1_770_000_000L, message);
    }
}
