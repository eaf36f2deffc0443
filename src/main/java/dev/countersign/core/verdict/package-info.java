/** Holds the answers: findings, verdicts on commits, the decision on a push. Must not know how they were reached. */
@NullMarked
package dev.countersign.core.verdict;

import org.jspecify.annotations.NullMarked;
