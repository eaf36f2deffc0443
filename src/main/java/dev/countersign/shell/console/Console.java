package dev.countersign.shell.console;

import dev.countersign.io.report.Style;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a process has of the world: its streams, its environment and its working directory. What is printed is UTF-8,
 * whatever the locale.
 *
 * @param directory absolute
 * @param launcher the script that started the process, where one did
 * @param terminals which of the two output streams a person is watching
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path directory,
        Optional<Path> launcher,
        Set<Terminal> terminals) {

    private static final String LAUNCHER = "countersign.launcher";

    /** Set by the launcher, which can ask the shell; Java 17 cannot ask about a single stream. */
    private static final String TERMINALS = "countersign.terminals";

    /** An output stream that may be a terminal. */
    public enum Terminal {
        OUT,
        ERR
    }

    public Console {
        environment = Map.copyOf(environment);
        terminals = Set.copyOf(terminals);
    }

    /** The console of this process. */
    public static Console ofProcess() {
        return new Console(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                utf8(new FileOutputStream(FileDescriptor.out)),
                utf8(new FileOutputStream(FileDescriptor.err)),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Optional.ofNullable(System.getProperty(LAUNCHER)).map(Path::of),
                terminals(System.getProperty(TERMINALS, "")));
    }

    private static Set<Terminal> terminals(String names) {
        Set<Terminal> terminals = EnumSet.noneOf(Terminal.class);
        for (String name : names.split(",", -1)) {
            switch (name) {
                case "out" -> terminals.add(Terminal.OUT);
                case "err" -> terminals.add(Terminal.ERR);
                default -> {}
            }
        }
        return terminals;
    }

    private static PrintStream utf8(FileOutputStream stream) {
        return new PrintStream(new BufferedOutputStream(stream), false, StandardCharsets.UTF_8);
    }

    /** How to print there: in colours on a terminal that can, unless NO_COLOR is set (no-color.org). */
    public Style style(Terminal stream) {
        return colours(stream) ? Style.ANSI : Style.PLAIN;
    }

    private boolean colours(Terminal stream) {
        return terminals.contains(stream)
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** A path that a person named, as seen from where they are. */
    public Path resolve(Path path) {
        return directory.resolve(path).normalize();
    }

    /** Sends on what the streams still hold back. */
    public void flush() {
        out.flush();
        err.flush();
    }
}
