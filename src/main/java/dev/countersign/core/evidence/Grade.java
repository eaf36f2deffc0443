package dev.countersign.core.evidence;

/** How much a piece of evidence is worth, weakest first. */
public enum Grade {
    /** Worth telling a reader; never blocks unless the policy asks for it. */
    HINT,
    /** An honest commit without AI would hardly carry it. */
    LIKELY,
    /** A tool's own mark, exact. */
    CERTAIN
}
