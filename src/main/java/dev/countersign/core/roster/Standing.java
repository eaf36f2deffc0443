package dev.countersign.core.roster;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a member decides whether, on which days and by which proof they could sign off. Most members of a large
 * roster share theirs with many others.
 *
 * @param active when the member is active
 * @param hasLogin whether a server knows the member by some login
 * @param keys the terms of the member's keys
 */
public record Standing(Level level, Days active, boolean hasLogin, Set<KeyTerms> keys) {

    public Standing {
        keys = Set.copyOf(keys);
    }

    /** That of a member. */
    public static Standing of(Member member) {
        return new Standing(
                member.level(),
                member.active(),
                !member.logins().isEmpty(),
                member.keys().stream().map(SigningKey::terms).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether there is a key for this, valid or not. */
    public boolean hasKeyFor(String namespace) {
        return keys.stream().anyMatch(terms -> terms.serve(namespace));
    }

    /** Whether there is a key for this that is valid on this day. */
    public boolean hasKeyFor(String namespace, LocalDate day) {
        return keys.stream()
                .anyMatch(terms ->
                        terms.serve(namespace) && terms.objection(day, day).isEmpty());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standing that
                && hasLogin == that.hasLogin
                && level.equals(that.level)
                && active.equals(that.active)
                && keys.equals(that.keys);
    }

    @Override
    public int hashCode() {
        return Objects.hash(level, active, hasLogin, keys);
    }
}
