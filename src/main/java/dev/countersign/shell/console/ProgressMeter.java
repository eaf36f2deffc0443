package dev.countersign.shell.console;

import dev.countersign.gate.Progress;
import java.io.PrintStream;
import java.util.Locale;

/**
 * One line on the error stream that says how far a long judgement is; on a terminal only, and gone when it is closed.
 */
public final class ProgressMeter implements Progress, AutoCloseable {

    private static final int STEP = 256;
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean shown;
    private boolean drawn;

    /** A meter for this console. */
    public ProgressMeter(Console console) {
        this.err = console.err();
        this.shown = console.terminals().contains(Console.Terminal.ERR);
    }

    @Override
    public void judged(int done, int total) {
        if (shown && done % STEP == 0) {
            err.print(ERASE + String.format(Locale.ROOT, "%,d of %,d commits judged", done, total));
            err.flush();
            drawn = true;
        }
    }

    @Override
    public void close() {
        if (drawn) {
            err.print(ERASE);
            err.flush();
        }
    }
}
