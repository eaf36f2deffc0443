package dev.countersign.core.policy;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.evidence.Grade;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Weighs the sign-offs of one commit against what one rule asks. */
final class SignOffJudge {

    private static final String NOTES = "the notes";

    private final Roster roster;
    private final Demand demand;
    private final Proofs proofs;
    private final Set<Integer> linesOfAi;

    SignOffJudge(Roster roster, Demand demand, Proofs proofs, Attribution said) {
        this.roster = roster;
        this.demand = demand;
        this.proofs = proofs;
        this.linesOfAi = said.signOffsByAi(Grade.LIKELY).stream()
                .map(evidence -> evidence.line())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What each sign-off of the commit is worth, in their order. */
    List<WeighedSignOff> weigh(CommitFacts facts) {
        List<WeighedSignOff> weighed = new ArrayList<>();
        facts.signOffs().forEach(reading -> weighed.add(weigh(reading)));
        facts.countersignatures().forEach(reading -> weighed.add(weigh(reading)));
        Map<Member, String> places = new HashMap<>();
        weighed.replaceAll(one -> one.counted()
                .map(member -> places.putIfAbsent(member, one.place()))
                .map(earlier -> one.but("the same person as in " + earlier))
                .orElse(one));
        return weighed;
    }

    private WeighedSignOff weigh(SignOffReading reading) {
        String place = "line " + reading.line();
        if (reading instanceof InvalidSignOff invalid) {
            return WeighedSignOff.unreadable(place, invalid.text(), invalid.reason());
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
                signer.flatMap(member -> proofs.objection(member, demand.proof())));
    }

    private WeighedSignOff weigh(CountersignatureReading reading) {
        if (reading instanceof InvalidCountersignature invalid) {
            return WeighedSignOff.unreadable(NOTES, "", invalid.reason());
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
    private WeighedSignOff weighed(
            String place,
            String name,
            EmailAddress email,
            Proof proof,
            Optional<String> flaw,
            Optional<String> unproved) {
        Optional<Member> signer = roster.withEmail(email);
        Optional<String> unfit = flaw.or(() ->
                signer.map(demand::unfitness).orElseGet(() -> Optional.of("'" + email + "' is not in the roster")));
        Optional<Independence.Tie> tie = unfit.isPresent() ? Optional.empty() : demand.tie(signer.orElseThrow());
        Optional<String> objection = unfit.or(() -> tie.map(Independence.Tie::because))
                .or(() -> demand.objection(signer.orElseThrow()))
                .or(() -> unproved);
        String because = objection.orElseGet(() -> Demand.described(signer.orElseThrow()));
        return new WeighedSignOff(
                place, new AssessedSignOff(name, email.text(), signer, proof, objection.isEmpty(), because), tie);
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
}
