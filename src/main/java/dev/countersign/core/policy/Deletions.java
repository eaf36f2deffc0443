package dev.countersign.core.policy;

/** What a rule says to the deletion of a ref that it governs. */
public enum Deletions {
    /** Git's own settings decide, such as {@code receive.denyDeletes}. */
    ALLOW,
    /** Nobody deletes it by a push. */
    REFUSE
}
