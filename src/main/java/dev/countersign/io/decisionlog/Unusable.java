package dev.countersign.io.decisionlog;

import dev.countersign.gate.DecisionLogException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import tools.jackson.core.exc.JacksonIOException;

/** The words for a log that cannot be used. */
final class Unusable {

    private Unusable() {}

    static DecisionLogException because(Path log, IOException cause) {
        return new DecisionLogException(
                "cannot write to the decision log '" + log + "': " + reason(cause)
                        + "\nthe push is rejected because its decision could not be kept",
                cause);
    }

    static DecisionLogException unreadable(Path log, IOException cause) {
        return new DecisionLogException("cannot read the decision log '" + log + "': " + reason(cause), cause);
    }

    /** What went wrong below the JSON. */
    static IOException cause(JacksonIOException wrapped) {
        IOException cause = wrapped.getCause();
        return cause == null ? new IOException(wrapped) : cause;
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException denied) {
            return "permission denied for '" + denied.getFile() + "'";
        }
        if (cause instanceof NoSuchFileException || cause instanceof NotDirectoryException) {
            return "there is no folder '" + ((FileSystemException) cause).getFile() + "'";
        }
        if (cause instanceof FileSystemException failed && failed.getReason() != null) {
            return "'" + failed.getFile() + "': " + failed.getReason();
        }
        return String.valueOf(cause.getMessage());
    }
}
