package dev.countersign.core.policy;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.signoff.Countersignature;
import dev.countersign.core.signoff.CountersignatureReading;
import dev.countersign.core.signoff.InvalidCountersignature;
import dev.countersign.core.signoff.InvalidSignOff;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.signoff.SignOff;
import dev.countersign.core.signoff.SignOffReading;
import dev.countersign.core.signoff.Statement;
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

    private static final String NOTES = "the notes";

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
        facts.signOffs().forEach(reading -> weighed.add(weigh(reading)));
        facts.countersignatures().forEach(reading -> weighed.add(weigh(reading)));
        Map<Member, String> places = new HashMap<>();
        weighed.replaceAll(one -> one.counted()
                .map(member -> places.putIfAbsent(member, one.place()))
                .map(earlier -> one.but("the same person as in " + earlier))
                .orElse(one));
        return weighed;
    }

    private Weighed weigh(SignOffReading reading) {
        String place = "line " + reading.line();
        if (reading instanceof InvalidSignOff invalid) {
            return Weighed.unreadable(place, invalid.text(), invalid.reason());
        }
        SignOff signOff = (SignOff) reading;
        Optional<Member> signer = roster.withEmail(signOff.email());
        return weighed(
                place,
                signOff.name(),
                signOff.email(),
                signer.map(proofs::of).orElse(Proof.CLAIM),
                linesOfAi.contains(signOff.line())
                        ? Optional.of("names an AI, and no AI can sign off")
                        : Optional.empty(),
                signer.flatMap(member -> proofs.objection(member, requirement.proof())));
    }

    private Weighed weigh(CountersignatureReading reading) {
        if (reading instanceof InvalidCountersignature invalid) {
            return Weighed.unreadable(NOTES, "", invalid.reason());
        }
        Countersignature signed = (Countersignature) reading;
        Statement statement = signed.statement();
        Optional<String> forgery =
                roster.withEmail(statement.email()).flatMap(member -> proofs.objection(signed, member));
        return weighed(
                NOTES,
                statement.name(),
                statement.email(),
                forgery.isEmpty() ? Proof.COUNTERSIGNATURE : Proof.CLAIM,
                forgery,
                Optional.empty());
    }

    /**
     * Weighs a sign-off.
     *
     * @param flaw why it could be by nobody, if so
     * @param unproved why it is not proved to be by whom it names, as far as the rule asks, if so
     */
    private Weighed weighed(
            String place,
            String name,
            EmailAddress email,
            Proof proof,
            Optional<String> flaw,
            Optional<String> unproved) {
        Optional<Member> signer = roster.withEmail(email);
        Optional<String> unfit = flaw.or(
                () -> signer.map(this::unfitness).orElseGet(() -> Optional.of("'" + email + "' is not in the roster")));
        Optional<Independence.Tie> tie = unfit.isPresent() ? Optional.empty() : independence.tie(signer.orElseThrow());
        Optional<String> objection = unfit.or(() -> tie.map(Independence.Tie::because))
                .or(() -> objection(signer.orElseThrow()))
                .or(() -> unproved);
        String because = objection.orElseGet(() -> described(signer.orElseThrow()));
        return new Weighed(
                place, new AssessedSignOff(name, email.text(), signer, proof, objection.isEmpty(), because), tie);
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
        return Optional.empty();
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

    /** A sign-off for which no rule asked. */
    static AssessedSignOff unasked(Roster roster, SignOffReading reading) {
        String because = "no rule asks for a sign-off";
        if (reading instanceof SignOff signOff) {
            EmailAddress email = signOff.email();
            return new AssessedSignOff(
                    signOff.name(), email.text(), roster.withEmail(email), Proof.CLAIM, false, because);
        }
        String text = ((InvalidSignOff) reading).text();
        return new AssessedSignOff(text, "", Optional.empty(), Proof.CLAIM, false, because);
    }

    private static String described(Member member) {
        return member.name() + " is " + member.level();
    }

    /**
     * One sign-off and its worth.
     *
     * @param place where it stands, in words that follow "in"
     * @param signOff {@link AssessedSignOff#counts} is narrowed by what other rules think
     * @param tie what the signer has to do with the commit, if it does not count for that
     */
    record Weighed(String place, AssessedSignOff signOff, Optional<Independence.Tie> tie) {

        static Weighed unreadable(String place, String text, String reason) {
            return new Weighed(
                    place,
                    new AssessedSignOff(text, "", Optional.empty(), Proof.CLAIM, false, reason),
                    Optional.empty());
        }

        boolean counts() {
            return signOff.counts();
        }

        /** The person whose sign-off this is, if it counts. */
        Optional<Member> counted() {
            return signOff.member().filter(ignored -> counts());
        }

        private Weighed but(String objection) {
            return new Weighed(
                    place,
                    new AssessedSignOff(
                            signOff.name(), signOff.email(), signOff.member(), signOff.proof(), false, objection),
                    tie);
        }
    }
}
