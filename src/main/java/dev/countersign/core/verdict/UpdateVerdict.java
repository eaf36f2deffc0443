package dev.countersign.core.verdict;

import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import java.util.List;

/**
 * The answer for one ref update as such, whatever its commits.
 *
 * @param resolved the ref that really moves: the update's own, or what a symbolic ref stands for
 * @param governed whether at least one rule governs it
 */
public record UpdateVerdict(RefUpdate update, RefName resolved, boolean governed, List<Finding> findings) {

    public UpdateVerdict {
        findings = List.copyOf(findings);
    }
}
