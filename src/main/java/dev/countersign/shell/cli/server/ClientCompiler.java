package dev.countersign.shell.cli.server;

import dev.countersign.gate.UsageException;
import dev.countersign.io.file.FreshFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the client that hooks are copies of from its source beside the launcher, where the machine has a C compiler.
 * Without it hooks are slower and judge the same.
 *
 * @param source {@code client.c}
 * @param target where it belongs: beside the jar
 * @param path where compilers are looked for, as in PATH
 */
public record ClientCompiler(Path source, Path target, String path) {

    /**
     * Compilers with their options, the best first. A program that brings its libraries along starts sooner, most of
     * all with a small library; not every machine has them in that form.
     */
    private static final List<List<String>> WAYS =
            List.of(List.of("musl-gcc", "-static", "-s"), List.of("cc", "-static", "-s"), List.of("cc"));

    /** What the client ends with when it is called without arguments. */
    private static final int CALLED_WRONGLY = 70;

    /** The compiler for a program that is started by this launcher from this jar. */
    public static ClientCompiler of(Path launcher, Path jar, Map<String, String> environment) {
        return new ClientCompiler(
                launcher.resolveSibling("client.c"),
                jar.resolveSibling("countersign-client"),
                environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
    }

    /** Whether there is something to compile, and something to compile it with. */
    public boolean isPossible() {
        return Files.isReadable(source)
                && WAYS.stream().anyMatch(way -> find(way.get(0)).isPresent());
    }

    private Optional<Path> find(String program) {
        return Stream.of(path.split(":", -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Compiles it, and replaces one that is there in one step.
     *
     * @return why there is none now, or still the old one; empty when it was made
     */
    public Optional<String> compile() {
        try (FreshFile fresh = FreshFile.in(target.resolveSibling(""), ".countersign-", ".client")) {
            Optional<String> reason = Optional.of("there is no cc in " + path);
            for (List<String> way : WAYS) {
                Optional<Path> compiler = find(way.get(0));
                if (compiler.isPresent() && reason.isPresent()) {
                    reason = compile(compiler.get(), way.subList(1, way.size()), fresh);
                }
            }
            return reason;
        } catch (IOException e) {
            return Optional.of("cannot write " + e.getMessage());
        }
    }

    private Optional<String> compile(Path compiler, List<String> options, FreshFile made) throws IOException {
        Path fresh = made.path();
        List<String> command = new ArrayList<>(
                List.of(compiler.toString(), "-O2", "-Wall", "-o", fresh.toString(), source.toString()));
        command.addAll(options);
        Run compiling = run(command);
        if (compiling.status != 0) {
            return Optional.of(compiler.getFileName() + " says:\n" + compiling.said.strip());
        }
        Files.write(fresh, new byte[] {HookFile.END_OF_PROGRAM}, StandardOpenOption.APPEND);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Run client = run(List.of(fresh.toString()));
        if (client.status != CALLED_WRONGLY) {
            return Optional.of("what " + compiler.getFileName() + " made cannot be run\n" + client.said.strip());
        }
        made.replace(target);
        return Optional.empty();
    }

    private Run run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path, "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Run(process.waitFor(), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageException("interrupted while " + command.get(0) + " was running", e);
        }
    }

    private record Run(int status, String said) {}
}
