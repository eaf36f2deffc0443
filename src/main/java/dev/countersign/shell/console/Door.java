package dev.countersign.shell.console;

/** A way into the program. */
public interface Door {

    /** Does what was asked and says how it went; throws where it could not be done. */
    ExitCode open(Console console);

    /** Says, to those who came through this door, why it could not be done. */
    void tell(Failure failure, Console console);

    /**
     * Opens the door, whatever may happen behind it. The one place where exceptions end.
     *
     * @return never {@link ExitCode#ADMITTED} when anything went wrong
     */
    @SuppressWarnings("CatchingUnchecked")
    static ExitCode enter(Door door, Console console) {
        try {
            return door.open(console);
        } catch (Throwable thrown) {
            Failure failure = Failure.of(thrown);
            door.tell(failure, console);
            return failure.exitCode();
        } finally {
            console.flush();
        }
    }
}
