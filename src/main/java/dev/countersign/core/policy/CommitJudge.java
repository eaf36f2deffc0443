package dev.countersign.core.policy;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.MalformedCommit;
import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.push.Pusher;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.verdict.AssessedSignOff;
import dev.countersign.core.verdict.CommitFacts;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Finding;
import dev.countersign.core.verdict.RuleVerdict;
import dev.countersign.core.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges commits by a policy and a roster, as of one day. The same facts always give the same verdict. */
public final class CommitJudge {

    private final Policy policy;
    private final Roster roster;
    private final LocalDate day;
    private final Pusher pusher;
    private final Holder pushing;
    private final Vouching vouching;
    private final Remedies remedies;

    /**
     * A judge for one push.
     *
     * @param day the day on which the push was received, in UTC: who is active is who was active then
     * @param repository what the repository is called in countersignatures
     */
    public CommitJudge(Policy policy, Roster roster, LocalDate day, Pusher pusher, String repository) {
        this.policy = policy;
        this.roster = roster;
        this.day = day;
        this.pusher = pusher;
        this.vouching = new Vouching(repository, roster, day);
        boolean matters = policy.rules().stream()
                .anyMatch(rule -> !rule.signOff().independentOf().isEmpty());
        this.pushing = matters ? Holder.of(pusher, roster, day) : Holder.UNKNOWN;
        this.remedies = new Remedies(new Candidates(roster, day), pusher);
    }

    /** Whether these facts cannot be judged by these rules without the changed paths. */
    public boolean needsPaths(CommitFacts facts, List<Rule> rules) {
        return facts.commit() instanceof Commit
                && rules.stream().anyMatch(rule -> rule.needsPaths() && triggers(rule.when(), facts.attribution()));
    }

    /** Whether these facts cannot be judged by these rules without the commit's signature. */
    public boolean needsSignature(CommitFacts facts, List<Rule> rules) {
        return facts.commit() instanceof Commit
                && !facts.signOffs().isEmpty()
                && rules.stream()
                        .anyMatch(rule ->
                                rule.signOff().proof() != Proof.CLAIM && triggers(rule.when(), facts.attribution()));
    }

    /** Whether these facts cannot be judged by these rules without what is kept beside the commit. */
    public boolean needsCountersignatures(CommitFacts facts, List<Rule> rules) {
        return facts.commit() instanceof Commit
                && rules.stream().anyMatch(rule -> triggers(rule.when(), facts.attribution()));
    }

    /**
     * The verdict of these rules.
     *
     * @param rules those that have not judged the commit before
     * @param rewriting the command that remedies name
     */
    public CommitVerdict judge(CommitFacts facts, List<Rule> rules, Rewriting rewriting) {
        if (facts.commit() instanceof MalformedCommit malformed) {
            return judgeMalformed(facts, malformed, rules, rewriting);
        }
        Commit commit = (Commit) facts.commit();
        Optional<Member> author = roster.withEmail(commit.author().email()).filter(member -> member.isActiveOn(day));
        Participants participants =
                new Participants(commit, facts.attribution().atLeast(policy.blocksFrom()), roster, pushing);
        List<RuleVerdict> verdicts = new ArrayList<>();
        List<List<WeighedSignOff>> weighed = new ArrayList<>();
        for (Rule rule : rules) {
            Verdict verdict = new Verdict.NotApplicable();
            if (asks(rule, facts)) {
                Proofs proofs =
                        new Proofs(pusher, facts.signature(), rule.signOff().userPresence(), day, commit, vouching);
                Independence independence = new Independence(rule.signOff().independentOf(), participants);
                Demand demand = new Demand(roster, day, rule.signOff(), author, independence);
                List<WeighedSignOff> signOffs =
                        new SignOffJudge(roster, demand, proofs, facts.attribution()).weigh(facts);
                weighed.add(signOffs);
                verdict = verdict(findings(facts, author, rule, demand, signOffs, rewriting));
            }
            verdicts.add(new RuleVerdict(rule.name(), verdict));
        }
        return new CommitVerdict(facts, author, assessed(facts, weighed), verdicts);
    }

    private static CommitVerdict judgeMalformed(
            CommitFacts facts, MalformedCommit malformed, List<Rule> rules, Rewriting rewriting) {
        Verdict rejected = new Verdict.Rejected(List.of(
                new Finding("cannot be judged: " + malformed.reason(), "make the commit anew: " + rewriting.edit())));
        List<RuleVerdict> verdicts = rules.stream()
                .map(rule -> new RuleVerdict(rule.name(), rejected))
                .toList();
        return new CommitVerdict(facts, Optional.empty(), List.of(), verdicts);
    }

    private boolean asks(Rule rule, CommitFacts facts) {
        return triggers(rule.when(), facts.attribution())
                && (!rule.needsPaths() || facts.paths().anyMatch(rule.paths()::matches));
    }

    private boolean triggers(Trigger when, Attribution said) {
        boolean assisted = !said.atLeast(policy.blocksFrom()).isEmpty();
        return switch (when) {
            case AI_ASSISTED -> assisted;
            case EVERY_COMMIT -> true;
            case UNDECLARED -> !assisted && said.declarations().isEmpty();
        };
    }

    private List<Finding> findings(
            CommitFacts facts,
            Optional<Member> author,
            Rule rule,
            Demand demand,
            List<WeighedSignOff> signOffs,
            Rewriting rewriting) {
        List<Finding> findings = new ArrayList<>();
        facts.attribution()
                .signOffsByAi(policy.blocksFrom())
                .forEach(evidence -> findings.add(Remedies.signedByAi(evidence, rewriting)));
        findings.addAll(remedies.missingSignOffs((Commit) facts.commit(), author, rule, demand, signOffs, rewriting));
        return findings;
    }

    private static Verdict verdict(List<Finding> findings) {
        return findings.isEmpty() ? new Verdict.Admitted() : new Verdict.Rejected(findings);
    }

    /** A sign-off counts when it counts for every rule that asked; otherwise the first objection stands. */
    private List<AssessedSignOff> assessed(CommitFacts facts, List<List<WeighedSignOff>> weighed) {
        if (weighed.isEmpty()) {
            return facts.signOffs().stream()
                    .map(reading -> SignOffJudge.unasked(roster, reading))
                    .toList();
        }
        List<AssessedSignOff> assessed = new ArrayList<>();
        for (int i = 0; i < weighed.get(0).size(); i++) {
            int index = i;
            weighed.stream()
                    .map(rule -> rule.get(index).signOff())
                    .reduce((one, other) -> one.counts() ? other : one)
                    .ifPresent(assessed::add);
        }
        return assessed;
    }
}
