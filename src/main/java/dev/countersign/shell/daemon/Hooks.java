package dev.countersign.shell.daemon;

import dev.countersign.shell.console.Alarms;
import dev.countersign.shell.console.Door;
import dev.countersign.shell.console.ExitCode;
import java.util.List;
import java.util.function.Consumer;

/** Makes git's door for one request. */
@FunctionalInterface
public interface Hooks {

    /**
     * The door for what git says behind {@code hook}.
     *
     * @param alarms of this process
     * @param halt called from another thread when the judgement hangs, with the code to answer
     */
    Door door(List<String> args, Alarms alarms, Consumer<ExitCode> halt);
}
