package dev.countersign.core.policy;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.push.RefName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a site asks for.
 *
 * @param rules at least one, no name twice; all that apply must be met
 * @param baseline commits whose history, themselves included, is taken as given
 * @param blocksFrom the weakest evidence that makes a commit AI-assisted
 */
public record Policy(List<Rule> rules, Set<ObjectId> baseline, Limits limits, Grade blocksFrom) {

    public Policy {
        rules = List.copyOf(rules);
        baseline = Set.copyOf(baseline);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a policy needs a rule");
        }
        Set<String> names = new HashSet<>();
        if (!rules.stream().allMatch(rule -> names.add(rule.name()))) {
            throw new IllegalArgumentException("two rules share a name");
        }
    }

    /** The rules that govern this ref, in the policy's order. */
    public List<Rule> governing(RefName ref) {
        return rules.stream().filter(rule -> rule.governs(ref)).toList();
    }
}
