package dev.countersign.testing;

import dev.countersign.shell.cli.CommandLineDoor;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.Door;
import dev.countersign.shell.console.ExitCode;
import dev.countersign.shell.daemon.Hooks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line without a process of its own: as people use it, but quick. */
public final class Commands {

    private final Path directory;
    private final Optional<Path> launcher;
    private final String input;

    private Commands(Path directory, Optional<Path> launcher, String input) {
        this.directory = directory;
        this.launcher = launcher;
        this.input = input;
    }

    /** Commands typed in this directory. */
    public static Commands in(Path directory) {
        return new Commands(directory.toAbsolutePath(), Optional.empty(), "");
    }

    /** The same, as if started by this script. */
    public Commands startedBy(Path script) {
        return new Commands(directory, Optional.of(script), input);
    }

    /** The same in another directory. */
    public Commands at(Path other) {
        return new Commands(other.toAbsolutePath(), launcher, input);
    }

    /** The same with this on standard input. */
    public Commands reading(String text) {
        return new Commands(directory, launcher, text);
    }

    /** Runs one. */
    public Program.Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                environment(),
                directory,
                launcher,
                Set.of());
        ExitCode exitCode = Door.enter(new CommandLineDoor(List.of(arguments), Commands::noHooks), console);
        return new Program.Outcome(
                exitCode.status(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Hooks noHooks() {
        throw new IllegalStateException("a resident process needs a process of its own");
    }

    private Map<String, String> environment() {
        return Map.of(
                "PATH",
                System.getenv("PATH"),
                "HOME",
                directory.toString(),
                "GIT_CONFIG_NOSYSTEM",
                "1",
                "GIT_CONFIG_GLOBAL",
                "/dev/null");
    }
}
