package dev.countersign.io.signature;

/** A text is no OpenPGP key or signature that could prove anything; the message says why, in words for an admin. */
public final class OpenPgpFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    OpenPgpFormatException(String message) {
        super(message);
    }

    OpenPgpFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
