package dev.countersign.io.signature;

/** A text is no key or no signature that could prove anything; the message says why, in words for an admin. */
public final class SshFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    SshFormatException(String message) {
        super(message);
    }

    SshFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
