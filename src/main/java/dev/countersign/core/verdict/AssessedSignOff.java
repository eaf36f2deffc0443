package dev.countersign.core.verdict;

import dev.countersign.core.roster.Member;
import dev.countersign.core.signoff.Proof;
import java.util.Optional;

/**
 * A {@code Signed-off-by} of a commit and what it was worth.
 *
 * @param name as written; of one that could not be read the whole value
 * @param email as written; empty for one that could not be read
 * @param member whom the address belongs to
 * @param counts whether it counts for every rule that asked for a sign-off
 * @param because why it counts or does not, for people
 */
public record AssessedSignOff(
        String name, String email, Optional<Member> member, Proof proof, boolean counts, String because) {}
