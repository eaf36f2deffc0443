package dev.countersign.core.policy;

import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.signoff.InvalidSignOff;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.signoff.SignOff;
import dev.countersign.core.signoff.SignOffReading;
import dev.countersign.core.verdict.AssessedSignOff;
import dev.countersign.core.verdict.CommitFacts;
import dev.countersign.core.verdict.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Weighs the sign-offs of one commit against one requirement. */
final class SignOffJudge {

    private final Roster roster;
    private final LocalDate day;
    private final SignOffRequirement requirement;
    private final Optional<Member> author;
    private final Proofs proofs;
    private final Independence independence;
    private final Set<Integer> linesOfAi;

    SignOffJudge(
            Roster roster,
            LocalDate day,
            SignOffRequirement requirement,
            Optional<Member> author,
            Proofs proofs,
            Independence independence,
            Attribution said) {
        this.roster = roster;
        this.day = day;
        this.requirement = requirement;
        this.author = author;
        this.proofs = proofs;
        this.independence = independence;
        this.linesOfAi = said.signOffsByAi(Grade.LIKELY).stream()
                .map(evidence -> evidence.line())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What each sign-off of the commit is worth, in their order. */
    List<Weighed> weigh(CommitFacts facts) {
        List<Weighed> weighed = new ArrayList<>();
        Map<Member, Integer> lines = new HashMap<>();
        for (SignOffReading reading : facts.signOffs()) {
            Weighed one = weigh(reading);
            Optional<Integer> earlier = one.counted().map(member -> lines.putIfAbsent(member, reading.line()));
            weighed.add(earlier.map(line -> one.but("the same person as in line " + line))
                    .orElse(one));
        }
        return weighed;
    }

    private Weighed weigh(SignOffReading reading) {
        if (reading instanceof InvalidSignOff invalid) {
            return new Weighed(invalid, Optional.empty(), Proof.CLAIM, false, invalid.reason(), Optional.empty());
        }
        SignOff signOff = (SignOff) reading;
        Optional<Member> signer = roster.withEmail(signOff.email());
        Proof proof = signer.map(proofs::of).orElse(Proof.CLAIM);
        Optional<String> unfit = unfitness(signOff, signer);
        Optional<Independence.Tie> tie = unfit.isPresent() ? Optional.empty() : independence.tie(signer.orElseThrow());
        return unfit.or(() -> tie.map(Independence.Tie::because))
                .or(() -> objection(signer.orElseThrow()))
                .map(because -> new Weighed(signOff, signer, proof, false, because, tie))
                .orElseGet(() ->
                        new Weighed(signOff, signer, proof, true, described(signer.orElseThrow()), Optional.empty()));
    }

    private Optional<String> unfitness(SignOff signOff, Optional<Member> signer) {
        if (linesOfAi.contains(signOff.line())) {
            return Optional.of("names an AI, and no AI can sign off");
        }
        return signer.map(this::unfitness)
                .orElseGet(() -> Optional.of("'" + signOff.email() + "' is not in the roster"));
    }

    /** Why this member's sign-off could count for no commit, if so. */
    private Optional<String> unfitness(Member signer) {
        if (!signer.isActiveOn(day)) {
            return Optional.of(signer.name() + " is not active " + inactivity(signer));
        }
        if (!signer.level().isAtLeast(requirement.level())) {
            return Optional.of(described(signer) + ", not " + requirement.level() + " or above");
        }
        return Optional.empty();
    }

    /** Why this member's sign-off does not count for this commit, if so. */
    private Optional<String> objection(Member signer) {
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
        return proofs.objection(signer, requirement.proof());
    }

    private String inactivity(Member signer) {
        return signer.until()
                .filter(day::isAfter)
                .map(last -> "since " + last)
                .orElseGet(() -> "before " + signer.from().orElseThrow());
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
            case CLAIM -> "";
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

    /** A sign-off for which no rule asked. */
    static AssessedSignOff unasked(Roster roster, SignOffReading reading) {
        Optional<Member> signer =
                reading instanceof SignOff signOff ? roster.withEmail(signOff.email()) : Optional.empty();
        return new Weighed(reading, signer, Proof.CLAIM, false, "no rule asks for a sign-off", Optional.empty())
                .assessed();
    }

    private static String described(Member member) {
        return member.name() + " is " + member.level();
    }

    /**
     * One sign-off and its worth.
     *
     * @param signer whom the address belongs to
     * @param proof the best that speaks for it
     * @param because why it counts or does not
     * @param tie what the signer has to do with the commit, if it does not count for that
     */
    record Weighed(
            SignOffReading reading,
            Optional<Member> signer,
            Proof proof,
            boolean counts,
            String because,
            Optional<Independence.Tie> tie) {

        /** The person whose sign-off this is, if it counts. */
        Optional<Member> counted() {
            return signer.filter(ignored -> counts);
        }

        private Weighed but(String objection) {
            return new Weighed(reading, signer, proof, false, objection, tie);
        }

        /** The same for a reader; {@link #counts} is narrowed by what other rules think. */
        AssessedSignOff assessed() {
            if (reading instanceof InvalidSignOff invalid) {
                return new AssessedSignOff(invalid.text(), "", signer, proof, false, because);
            }
            SignOff signOff = (SignOff) reading;
            return new AssessedSignOff(signOff.name(), signOff.email().text(), signer, proof, counts, because);
        }
    }
}
