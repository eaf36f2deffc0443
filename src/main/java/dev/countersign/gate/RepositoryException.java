package dev.countersign.gate;

/** The repository cannot be read, is of a kind that is not supported, or lacks an object that it must have. */
public final class RepositoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong and, on a further line, what to do. */
    public RepositoryException(String message) {
        super(message);
    }

    /** Says what is wrong and keeps the cause. */
    public RepositoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
