package dev.countersign.core.signoff;

/** How we know that a member signed off, weakest first. */
public enum Proof {
    /** The commit says so; anyone can type it. */
    CLAIM
}
