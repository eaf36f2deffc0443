package dev.countersign.core.policy;

import dev.countersign.core.push.RefName;
import java.util.List;

/**
 * One rule of a policy.
 *
 * @param name unique in the policy
 * @param refs the refs that it governs
 * @param when which commits it asks something of
 * @param paths only commits that change such a path are asked
 */
public record Rule(
        String name, Globs refs, Trigger when, Globs paths, SignOffRequirement signOff, Deletions deletions) {

    /** Whether the rule has a say in what this ref becomes, by its full name or as those in its namespace call it. */
    public boolean governs(RefName ref) {
        return refs.matches(ref.value()) || refs.matches(ref.withinNamespaces().value());
    }

    /** Whether it asks something of every commit that changes this path in this ref. */
    public boolean guards(RefName ref, String path) {
        return when == Trigger.EVERY_COMMIT && governs(ref) && paths.matches(path);
    }

    /** The same rule for commits whatever they change. */
    public Rule forAllPaths() {
        return new Rule(name, refs, when, Globs.ofPaths(List.of("**")), signOff, deletions);
    }

    /** Whether the changed paths of a commit must be known to judge it. */
    public boolean needsPaths() {
        return !paths.matchesEverything();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rule that
                && name.equals(that.name)
                && refs.equals(that.refs)
                && when == that.when
                && paths.equals(that.paths)
                && signOff.equals(that.signOff)
                && deletions == that.deletions;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
