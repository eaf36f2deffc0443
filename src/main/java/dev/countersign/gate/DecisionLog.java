package dev.countersign.gate;

import dev.countersign.core.verdict.Decision;

/** Where decisions are kept. */
@FunctionalInterface
public interface DecisionLog {

    /**
     * Makes everything ready for the decision to be kept, which may mean that commits are judged again; nobody else has
     * to wait meanwhile.
     *
     * @throws RepositoryException when commits could not be judged again
     * @throws DeadlineException when that took too long
     * @throws DecisionLogException when the decision cannot be kept
     */
    Entry draft(Decision decision);

    /**
     * Keeps the decision; when this returns, it will survive a crash of the machine.
     *
     * @throws DecisionLogException when it cannot be kept, so that the push must be rejected
     */
    default void append(Decision decision) {
        draft(decision).keep();
    }

    /** A decision that is ready to be kept. */
    @FunctionalInterface
    interface Entry {

        /**
         * Keeps it, once; when this returns, it will survive a crash of the machine.
         *
         * @throws DecisionLogException when it cannot be kept, so that the push must be rejected
         */
        void keep();
    }
}
