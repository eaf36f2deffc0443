package dev.countersign.core.policy;

/** Which commits a rule asks something of. */
public enum Trigger {
    /** Commits with evidence of the grade that the policy blocks from, or better. */
    AI_ASSISTED,
    /** All commits. */
    EVERY_COMMIT,
    /** Commits that say nothing about AI, neither by such evidence nor by a declaration. */
    UNDECLARED
}
