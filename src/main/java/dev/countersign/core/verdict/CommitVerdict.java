package dev.countersign.core.verdict;

import dev.countersign.core.evidence.Grade;
import dev.countersign.core.roster.Member;
import java.util.List;
import java.util.Optional;

/**
 * The answer for one commit, with everything that it rests on.
 *
 * @param author the member whom the author's address belongs to and who is active
 * @param rules what each rule says that had not judged the commit before, in the policy's order; never empty
 */
public record CommitVerdict(
        CommitFacts facts, Optional<Member> author, List<AssessedSignOff> signOffs, List<RuleVerdict> rules) {

    public CommitVerdict {
        signOffs = List.copyOf(signOffs);
        rules = List.copyOf(rules);
    }

    /** Whether every rule lets the commit in. */
    public boolean admits() {
        return rules.stream().allMatch(rule -> rule.verdict().admits());
    }

    /** Whether at least one rule asked something of the commit. */
    public boolean wasAsked() {
        return rules.stream().anyMatch(rule -> !(rule.verdict() instanceof Verdict.NotApplicable));
    }

    /** Whether the commit is AI-assisted by the default measure. */
    public boolean isAssisted() {
        return !facts.attribution().atLeast(Grade.LIKELY).isEmpty();
    }

    /** Whether the commit has a sign-off that counts. */
    public boolean isSigned() {
        return signOffs.stream().anyMatch(AssessedSignOff::counts);
    }
}
