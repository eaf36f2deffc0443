package dev.countersign.core.policy;

import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.verdict.Finding;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Whose sign-offs a rule asks for, given who wrote the commit and who else had a hand in it. */
final class Demand {

    private final Roster roster;
    private final LocalDate day;
    private final SignOffRequirement requirement;
    private final Optional<Member> author;
    private final Independence independence;

    Demand(
            Roster roster,
            LocalDate day,
            SignOffRequirement requirement,
            Optional<Member> author,
            Independence independence) {
        this.roster = roster;
        this.day = day;
        this.requirement = requirement;
        this.author = author;
        this.independence = independence;
    }

    /** Why this member's sign-off could count for no commit, if so. */
    Optional<String> unfitness(Member signer) {
        if (!signer.isActiveOn(day)) {
            return Optional.of(signer.name() + " is not active " + inactivity(signer));
        }
        if (!signer.level().isAtLeast(requirement.level())) {
            return Optional.of(described(signer) + ", not " + requirement.level() + " or above");
        }
        return Optional.empty();
    }

    private String inactivity(Member signer) {
        return signer.until()
                .filter(day::isAfter)
                .map(last -> "since " + last)
                .orElseGet(() -> "before " + signer.from().orElseThrow());
    }

    /** What ties this member to the commit, or may, as far as the rule asks. */
    Optional<Independence.Tie> tie(Member signer) {
        return independence.tie(signer);
    }

    /** Why this member's sign-off does not count for this author's commit, if so. */
    Optional<String> objection(Member signer) {
        if (author.filter(signer::equals).isPresent() && !authorMaySignOwn()) {
            return Optional.of(requirement
                    .self()
                    .map(level ->
                            signer.name() + " is the author; only from " + level + " on may authors sign off their own")
                    .orElse(signer.name() + " is the author, who may not sign off their own"));
        }
        if (signer.level().rank() < lowestRank()) {
            return Optional.of(described(signer) + ", not above the author, who is "
                    + author.orElseThrow().level());
        }
        return Optional.empty();
    }

    /** The weakest proof that the rule takes. */
    Proof proof() {
        return requirement.proof();
    }

    /** The lowest rank whose sign-off counts for this author. */
    int lowestRank() {
        int asked = requirement.level().rank();
        if (!requirement.aboveAuthor() || authorNeedsNobodyAbove()) {
            return asked;
        }
        return author.map(member -> Math.max(asked, member.level().rank() + 1)).orElse(asked);
    }

    /** Whether the author's own sign-off counts. */
    boolean authorMaySignOwn() {
        return authorNeedsNobodyAbove()
                && author.filter(independence.involved()::contains).isEmpty();
    }

    private boolean authorNeedsNobodyAbove() {
        return author.isPresent()
                && requirement.self().map(author.get().level()::isAtLeast).orElse(false)
                && author.get().level().isAtLeast(requirement.level());
    }

    /** {@code senior or above}, or {@code somebody above mid} where the author stands higher than that. */
    String asked() {
        Level level = requirement.level();
        if (lowestRank() > level.rank()) {
            return "somebody above " + author.orElseThrow().level();
        }
        boolean isTop = level.rank() == roster.levels().all().size() - 1;
        return isTop ? "a " + level : level + " or above";
    }

    /** What else is asked of whoever must sign off, in words that follow who that is. */
    String askedBesides() {
        String proof = switch (requirement.proof()) {
            case CLAIM, COUNTERSIGNATURE -> "";
            case PUSHER -> " who pushes it";
            case COMMIT_SIGNATURE -> " whose key signed the commit";
        };
        return proof + independence.described();
    }

    /** The people who cannot give the sign-off because they are known to have a hand in the commit. */
    Set<Member> involved() {
        return independence.involved();
    }

    /** That nobody's sign-off could count, as long as it cannot be told who had a hand in the commit. */
    Optional<Finding> obscurity() {
        return independence.obscurity();
    }

    /** Whether whoever commits the commit anew could not sign it off. */
    boolean barsCommitter() {
        return independence.barsCommitter();
    }

    /** {@code Sara Lind is senior}. */
    static String described(Member member) {
        return member.name() + " is " + member.level();
    }
}
