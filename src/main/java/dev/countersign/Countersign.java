package dev.countersign;

import dev.countersign.shell.console.ExitCode;

/** The program. */
public final class Countersign {

    private Countersign() {}

    /** Runs one door and exits with its code; whatever goes wrong, not with 0. */
    public static void main(String[] args) {
        System.exit(ExitCode.BUG.status());
    }
}
