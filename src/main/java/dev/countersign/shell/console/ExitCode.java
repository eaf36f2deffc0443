package dev.countersign.shell.console;

/** How a process of countersign ends. Git takes everything but 0 for a rejection. */
public enum ExitCode {
    /** The push, or what a dry run looked at, may go in. */
    ADMITTED(0),
    /** It may not. */
    REJECTED(1),
    /** The arguments make no sense. */
    USAGE(2),
    /** Policy, roster or catalogue cannot be used. */
    CONFIGURATION(3),
    /** The repository or the decision log cannot be used. */
    REPOSITORY(4),
    /** A mistake in the program; also what a process ends with that was cut short. */
    BUG(70);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The status for {@link System#exit}. */
    public int status() {
        return status;
    }
}
