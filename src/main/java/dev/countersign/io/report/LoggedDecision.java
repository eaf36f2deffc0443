package dev.countersign.io.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a reader of the decision log wants to know of one decision.
 *
 * @param seq its number in the log; 0 where it has none
 * @param decision {@code admitted} or {@code rejected}
 * @param certifier the member whose key signed the push certificate
 * @param findings reasons against the push as a whole
 */
public record LoggedDecision(
        long seq,
        Instant at,
        String decision,
        String repository,
        Optional<String> pusher,
        Optional<String> certifier,
        List<LoggedUpdate> updates,
        List<LoggedCommit> commits,
        List<LoggedFinding> findings) {

    public LoggedDecision {
        updates = List.copyOf(updates);
        commits = List.copyOf(commits);
        findings = List.copyOf(findings);
    }

    /** One ref of the push. */
    public record LoggedUpdate(String ref, String old, String target, String resolved, List<LoggedFinding> findings) {
        public LoggedUpdate {
            findings = List.copyOf(findings);
        }
    }

    /**
     * One judged commit.
     *
     * @param author as written in the commit; empty for a malformed one
     * @param tools of all evidence, each once
     * @param signers who signed off so that it counted, each once
     */
    public record LoggedCommit(
            String id,
            String subject,
            String author,
            List<String> tools,
            List<String> signers,
            List<LoggedRule> rules) {
        public LoggedCommit {
            tools = List.copyOf(tools);
            signers = List.copyOf(signers);
            rules = List.copyOf(rules);
        }
    }

    /** What one rule said of one commit. */
    public record LoggedRule(String rule, String verdict, List<LoggedFinding> findings) {
        public LoggedRule {
            findings = List.copyOf(findings);
        }

        /** Whether the rule spoke against the commit. */
        public boolean rejects() {
            return !findings.isEmpty();
        }
    }

    /** One reason and what to do about it. */
    public record LoggedFinding(String message, String remedy) {}
}
