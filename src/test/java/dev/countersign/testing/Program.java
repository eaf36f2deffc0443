package dev.countersign.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The program as a process of its own, with the exit code that git would see. */
public final class Program {

    private final List<String> command;
    private final Path directory;
    private final Map<String, String> environment;
    private final byte[] input;

    private Program(List<String> command, Path directory, Map<String, String> environment, byte[] input) {
        this.command = command;
        this.directory = directory;
        this.environment = environment;
        this.input = input;
    }

    /** The main class in a JVM of its own, with these options for it; the environment is next to empty. */
    public static Program java(Path directory, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        String classPath = ClassPath.entries().stream().map(Path::toString).collect(Collectors.joining(":"));
        command.addAll(List.of("-cp", classPath, "dev.countersign.Countersign"));
        return new Program(command, directory, Map.of("PATH", System.getenv("PATH")), new byte[0]);
    }

    /** Any other program, with an empty environment. */
    public static Program of(Path directory, String... command) {
        return new Program(List.of(command), directory, Map.of(), new byte[0]);
    }

    /** The same with one more variable. */
    public Program with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Program(command, directory, more, input);
    }

    /** The same with this on its standard input. */
    public Program reading(String text) {
        return new Program(command, directory, environment, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Runs it with these arguments. */
    public Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("program", ".out");
            Path err = Files.createTempFile("program", ".err");
            ProcessBuilder builder = new ProcessBuilder(all)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            feed(process);
            Outcome outcome = new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void feed(Process process) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException ignored) {
            // The program may end before it has read everything; its exit code tells.
        }
    }

    /** How it ended. */
    public record Outcome(int exitCode, String out, String err) {}
}
