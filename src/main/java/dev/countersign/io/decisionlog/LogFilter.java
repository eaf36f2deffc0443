package dev.countersign.io.decisionlog;

import dev.countersign.io.report.LoggedDecision;
import dev.countersign.io.report.LoggedDecision.LoggedUpdate;
import java.time.Instant;
import java.util.Optional;

/**
 * Which decisions a reader wants to see; what is empty asks for nothing.
 *
 * @param since not older than this
 * @param ref with an update of this ref, in full or without {@code refs/heads/}
 * @param decision {@code admitted} or {@code rejected}
 * @param commit with a judged commit whose id starts like this
 */
public record LogFilter(
        Optional<Instant> since, Optional<String> ref, Optional<String> decision, Optional<String> commit) {

    /** Every decision. */
    public static final LogFilter ALL =
            new LogFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether the decision is wanted. */
    public boolean wants(LoggedDecision logged) {
        return since.map(from -> !logged.at().isBefore(from)).orElse(true)
                && decision.map(logged.decision()::equals).orElse(true)
                && ref.map(name -> logged.updates().stream().anyMatch(update -> isOf(update, name)))
                        .orElse(true)
                && commit.map(start -> logged.commits().stream()
                                .anyMatch(judged -> judged.id().startsWith(start)))
                        .orElse(true);
    }

    private static boolean isOf(LoggedUpdate update, String name) {
        String full = name.startsWith("refs/") ? name : "refs/heads/" + name;
        return update.ref().equals(full) || update.resolved().equals(full);
    }
}
