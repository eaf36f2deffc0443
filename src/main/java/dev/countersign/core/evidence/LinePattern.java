package dev.countersign.core.evidence;

/** A site's own pattern for a line of a commit message. It must take time linear in the line, whatever the line is. */
@FunctionalInterface
public interface LinePattern {

    /** Whether the pattern occurs in the line. */
    boolean find(String line);
}
