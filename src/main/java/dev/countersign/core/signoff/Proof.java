package dev.countersign.core.signoff;

/** How we know that a member signed off, weakest first. */
public enum Proof {
    /** The commit says so; anyone can type it. */
    CLAIM,
    /** The server vouches that the member is who pushes the commit. */
    PUSHER,
    /** The member's key signed the commit, the sign-off included. */
    COMMIT_SIGNATURE,
    /** The member's key signed a statement that names the commit. */
    COUNTERSIGNATURE;

    /** Whether this proof is the other one or a better one. */
    public boolean isAtLeast(Proof other) {
        return compareTo(other) >= 0;
    }
}
