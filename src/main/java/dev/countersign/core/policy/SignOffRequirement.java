package dev.countersign.core.policy;

import dev.countersign.core.roster.Level;
import dev.countersign.core.signoff.Proof;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What sign-offs a rule wants.
 *
 * @param level the lowest level of a person whose sign-off counts
 * @param aboveAuthor whether the person must also stand above the author, unless the author may sign off their own
 * @param self from which level an author may sign off their own; empty for never
 * @param count how many people; at least one, so that no typing slip can turn the rule off
 * @param proof the weakest proof that counts
 * @param userPresence whether keys that can tell that they were touched must have been
 * @param independentOf who may not be the person, whatever {@code self} says
 */
public record SignOffRequirement(
        Level level,
        boolean aboveAuthor,
        Optional<Level> self,
        int count,
        Proof proof,
        boolean userPresence,
        Set<Role> independentOf) {

    public SignOffRequirement {
        independentOf = Set.copyOf(independentOf);
        if (count < 1) {
            throw new IllegalArgumentException("at least one sign-off must be asked for, not " + count);
        }
    }

    /** Sign-offs of people who may have had any hand in the commit. */
    public SignOffRequirement(
            Level level, boolean aboveAuthor, Optional<Level> self, int count, Proof proof, boolean userPresence) {
        this(level, aboveAuthor, self, count, proof, userPresence, Set.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignOffRequirement that
                && aboveAuthor == that.aboveAuthor
                && count == that.count
                && proof == that.proof
                && userPresence == that.userPresence
                && level.equals(that.level)
                && self.equals(that.self)
                && independentOf.equals(that.independentOf);
    }

    @Override
    public int hashCode() {
        return Objects.hash(level, count);
    }
}
