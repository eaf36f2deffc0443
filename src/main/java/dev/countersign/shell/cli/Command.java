package dev.countersign.shell.cli;

import dev.countersign.shell.console.ExitCode;

/** What a person can ask for; its fields are filled from the arguments before it runs. */
@FunctionalInterface
interface Command {

    /** Does it and says how it went; throws where it could not be done. */
    ExitCode run();
}
