package dev.countersign.gate;

/** A decision could not be written to the decision log, or the log could not be read. */
public final class DecisionLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong and, on a further line, what to do. */
    public DecisionLogException(String message) {
        super(message);
    }

    /** Says what is wrong and keeps the cause. */
    public DecisionLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
