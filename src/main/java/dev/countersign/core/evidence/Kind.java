package dev.countersign.core.evidence;

/** Where in a commit a piece of evidence stands. */
public enum Kind {
    /** A line of the form {@code key: value}, in git's trailer block or anywhere else. */
    TRAILER,
    /** The author of the commit. */
    AUTHOR,
    /** The committer of the commit. */
    COMMITTER,
    /** A line that a tool leaves, such as {@code Generated with …}. */
    MARKER,
    /** A key or a link that names a session of a tool. */
    SESSION,
    /** A statement about AI, such as {@code AI-Assisted: yes} or a disclosure section. */
    DECLARATION,
    /** An AI that signs off, which no AI can do. */
    SIGN_OFF,
    /** A note on the commit that attests lines written by an AI. */
    NOTE
}
