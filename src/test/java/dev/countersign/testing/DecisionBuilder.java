package dev.countersign.testing;

import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import dev.countersign.core.verdict.Circumstances;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.Finding;
import dev.countersign.core.verdict.UpdateVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the answer for one push of jpark on 11 March 2026, piece by piece. */
public final class DecisionBuilder {

    private final List<UpdateVerdict> updates = new ArrayList<>();
    private final List<CommitVerdict> commits = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Instant at = Instant.parse("2026-03-11T10:15:30Z");
    private String repository = "/srv/git/pay.git";
    private Optional<String> pusher = Optional.of("jpark");
    private Optional<Circumstances.Certificate> certificate = Optional.empty();

    /** A push of nothing. */
    public static DecisionBuilder decision() {
        return new DecisionBuilder();
    }

    /** A push to main of one commit without AI. */
    public static Decision ordinary(String repository) {
        return decision()
                .in(repository)
                .updating("refs/heads/main")
                .with(VerdictBuilder.commit("c0ffee", "Round fees half up").notForRule("senior-sign-off"))
                .build();
    }

    public DecisionBuilder in(String name) {
        repository = name;
        return this;
    }

    public DecisionBuilder at(String instant) {
        at = Instant.parse(instant);
        return this;
    }

    public DecisionBuilder byNobodyKnown() {
        pusher = Optional.empty();
        return this;
    }

    public DecisionBuilder certifiedBy(Circumstances.Certificate push) {
        certificate = Optional.of(push);
        return this;
    }

    public DecisionBuilder updating(String ref, Finding... against) {
        return updating(ref, ref, against);
    }

    public DecisionBuilder updating(String ref, String resolved, Finding... against) {
        RefUpdate update = new RefUpdate(VerdictBuilder.id("0a"), VerdictBuilder.id("0b"), new RefName(ref));
        updates.add(new UpdateVerdict(update, new RefName(resolved), true, List.of(against)));
        return this;
    }

    public DecisionBuilder with(VerdictBuilder... verdicts) {
        for (VerdictBuilder verdict : verdicts) {
            commits.add(verdict.build());
        }
        return this;
    }

    public DecisionBuilder against(String message, String remedy) {
        findings.add(new Finding(message, remedy));
        return this;
    }

    public Decision build() {
        Circumstances circumstances = new Circumstances(
                at,
                repository,
                pusher,
                certificate,
                "sha256:" + "a".repeat(64),
                "sha256:" + "b".repeat(64),
                "2026-11-01");
        return new Decision(circumstances, updates, commits, findings);
    }
}
