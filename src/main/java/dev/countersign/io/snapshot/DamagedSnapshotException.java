package dev.countersign.io.snapshot;

/** A snapshot holds what no snapshot can hold. Nobody is told: the files that it was made from are read instead. */
final class DamagedSnapshotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedSnapshotException(String message) {
        super(message);
    }

    DamagedSnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
