package dev.countersign.shell.daemon;

import dev.countersign.shell.console.Edition;
import java.nio.charset.StandardCharsets;

/**
 * The line with which the resident process tells a client that it will take a request: what both must speak, and which
 * program it runs. A client that expected another line has not sent anything yet, and goes its own way.
 */
record Greeting(Edition edition) {

    private static final int PROTOCOL = 2;

    /** The line. */
    String line() {
        return "countersign " + PROTOCOL + " " + edition.text() + "\n";
    }

    byte[] bytes() {
        return line().getBytes(StandardCharsets.US_ASCII);
    }
}
