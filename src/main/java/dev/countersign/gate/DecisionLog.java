package dev.countersign.gate;

import dev.countersign.core.verdict.Decision;

/** Where decisions are kept. */
public interface DecisionLog {

    /**
     * Keeps the decision; when this returns, it will survive a crash of the machine.
     *
     * @throws DecisionLogException when it cannot be kept, so that the push must be rejected
     */
    void append(Decision decision);
}
