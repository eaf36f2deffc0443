package dev.countersign.gate;

/** The arguments make no sense. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong and, on a further line, what to do. */
    public UsageException(String message) {
        super(message);
    }

    /** Says what is wrong and keeps the cause. */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
