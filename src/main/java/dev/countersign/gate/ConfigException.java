package dev.countersign.gate;

/**
 * Policy, roster or catalogue cannot be used; the message holds every problem, one a line, each as
 * {@code file:line:column: problem}.
 */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong and, on a further line, what to do. */
    public ConfigException(String message) {
        super(message);
    }

    /** Says what is wrong and keeps the cause. */
    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
