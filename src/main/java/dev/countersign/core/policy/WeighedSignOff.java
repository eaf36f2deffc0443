package dev.countersign.core.policy;

import dev.countersign.core.roster.Member;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.verdict.AssessedSignOff;
import java.util.Optional;

/**
 * One sign-off and what it is worth to one rule.
 *
 * @param place where it stands, in words that follow "in"
 * @param signOff {@link AssessedSignOff#counts} is narrowed by what other rules think
 * @param tie what the signer has to do with the commit, if it does not count for that
 */
record WeighedSignOff(String place, AssessedSignOff signOff, Optional<Independence.Tie> tie) {

    /** One that names nobody who could be looked up. */
    static WeighedSignOff unreadable(String place, String text, String reason) {
        return new WeighedSignOff(
                place, new AssessedSignOff(text, "", Optional.empty(), Proof.CLAIM, false, reason), Optional.empty());
    }

    boolean counts() {
        return signOff.counts();
    }

    /** The person whose sign-off this is, if it counts. */
    Optional<Member> counted() {
        return signOff.member().filter(ignored -> counts());
    }

    /** The same, but it does not count, for this reason. */
    WeighedSignOff but(String objection) {
        return new WeighedSignOff(
                place,
                new AssessedSignOff(
                        signOff.name(), signOff.email(), signOff.member(), signOff.proof(), false, objection),
                tie);
    }
}
