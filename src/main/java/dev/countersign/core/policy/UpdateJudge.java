package dev.countersign.core.policy;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.LookAlikes;
import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import dev.countersign.core.signoff.SignedStatement;
import dev.countersign.core.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges ref updates as such, whatever commits they bring. */
public final class UpdateJudge {

    private static final String REPLACEMENTS = "refs/replace/";

    private final Policy policy;
    private final List<Folded> folded;

    public UpdateJudge(Policy policy) {
        this.policy = policy;
        this.folded = policy.rules().stream()
                .map(rule -> new Folded(rule, rule.refs().map(LookAlikes::fold)))
                .toList();
    }

    /**
     * What speaks against the update.
     *
     * @param resolved the ref that really moves
     * @param tip what that ref points at now
     * @param alike another ref, existing or about to, whose name looks the same; asked for creations only
     */
    public List<Finding> judge(RefUpdate update, RefName resolved, Optional<ObjectId> tip, Optional<RefName> alike) {
        List<Finding> findings = new ArrayList<>();
        replacement(update, resolved).ifPresent(findings::add);
        stale(update, tip).ifPresent(findings::add);
        if (!update.deletes()) {
            lookAlike(resolved, alike).ifPresent(findings::add);
        } else {
            policy.governing(resolved).stream()
                    .filter(rule -> rule.deletions() == Deletions.REFUSE)
                    .forEach(rule -> findings.add(refusedDeletion(resolved, rule)));
        }
        return findings;
    }

    private static Optional<Finding> replacement(RefUpdate update, RefName resolved) {
        if (update.deletes() || !resolved.value().startsWith(REPLACEMENTS)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "replace refs are refused: they make Git show other commits than those that were judged",
                "push without '" + resolved + "'"));
    }

    private Optional<Finding> lookAlike(RefName resolved, Optional<RefName> alike) {
        Optional<Finding> existing = alike.map(ref ->
                lookAlike("the ref '" + ref + "'", "; to rename it, delete '" + ref + "' first, in a push of its own"));
        return existing.or(() -> governedLookAlike(resolved).map(what -> lookAlike(what, "")));
    }

    private static Finding lookAlike(String what, String otherwise) {
        return new Finding(
                "the name looks like " + what + ", but differs in case or by look-alike characters",
                "use that name exactly, or one that cannot be mistaken" + otherwise);
    }

    private Optional<String> governedLookAlike(RefName resolved) {
        String fold = resolved.withinNamespaces().fold();
        if (fold.equals(SignedStatement.REF)
                && !resolved.withinNamespaces().value().equals(SignedStatement.REF)) {
            return Optional.of("the ref '" + SignedStatement.REF + "'");
        }
        return folded.stream()
                .filter(one -> !one.rule().governs(resolved) && one.refs().matches(fold))
                .map(one -> "a ref that rule '" + one.rule().name() + "' governs")
                .findFirst();
    }

    private static Optional<Finding> stale(RefUpdate update, Optional<ObjectId> tip) {
        boolean upToDate = tip.map(update.old()::equals).orElseGet(update::creates);
        if (upToDate) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "the ref is " + tip.map(id -> "at " + id.abbreviated()).orElse("not there") + " by now, not "
                        + (update.creates() ? "new" : "at " + update.old().abbreviated()),
                "git fetch, then push again"));
    }

    private static Finding refusedDeletion(RefName resolved, Rule rule) {
        return new Finding(
                "rule '" + rule.name() + "' lets nobody delete '" + resolved + "'",
                "ask the server's admin to delete it on the server");
    }

    /** A rule and its refs, folded as names that look alike are. */
    private record Folded(Rule rule, Globs refs) {}
}
