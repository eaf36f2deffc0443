package dev.countersign.core.verdict;

import java.util.List;

/** The answer of one rule for one commit. */
public sealed interface Verdict {

    /** Whether the rule lets the commit in. */
    default boolean admits() {
        return findings().isEmpty();
    }

    /** The reasons against the commit; empty unless it is rejected. */
    default List<Finding> findings() {
        return List.of();
    }

    /** The word for it in JSON and in documents. */
    String word();

    /** The rule asked for something and has it. */
    record Admitted() implements Verdict {
        @Override
        public String word() {
            return "admitted";
        }
    }

    /** The rule asks nothing of this commit: not its trigger, or not its paths. */
    record NotApplicable() implements Verdict {
        @Override
        public String word() {
            return "not-applicable";
        }
    }

    /** The rule asked for something and does not have it. */
    record Rejected(List<Finding> findings) implements Verdict {
        public Rejected {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("a rejection needs a finding");
            }
        }

        @Override
        public String word() {
            return "rejected";
        }
    }
}
