package dev.countersign.io.objects;

import java.io.IOException;

/** What is stored is not what git writes, or not what its name says. The message tells what and where, for a log. */
public final class DamagedObjectException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedObjectException(String message) {
        super(message);
    }
}
