package dev.countersign.testing;

import dev.countersign.core.commit.ObjectId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A repository that the machine's own git keeps in a temporary folder. No configuration, name, date or environment of
 * the machine reaches it: the same calls make the same ids everywhere.
 */
public final class ScratchRepository {

    private static final List<String> KEPT_VARIABLES = List.of("PATH", "SystemRoot", "TMPDIR");

    /** The common pool may have a single thread, which a stream that waits would keep from the other. */
    private static final Executor THREAD_EACH = ScratchRepository::start;

    private final Path directory;

    private ScratchRepository(Path directory) {
        this.directory = directory;
    }

    /**
     * A new repository with a working tree and an unborn branch {@code main}; the folder is made where it is missing.
     */
    public static ScratchRepository in(Path directory) {
        return init(directory, "--quiet");
    }

    /** A new bare repository whose HEAD names {@code main}. */
    public static ScratchRepository bare(Path directory) {
        return init(directory, "--quiet", "--bare");
    }

    /** A clone of another repository, its remote called {@code origin}. */
    public static ScratchRepository cloneOf(ScratchRepository origin, Path directory) {
        origin.git("clone", "--quiet", origin.directory.toString(), directory.toString());
        return new ScratchRepository(directory);
    }

    /** A repository that is there already; or any folder, for what git does outside of repositories. */
    public static ScratchRepository at(Path directory) {
        return new ScratchRepository(directory);
    }

    private static ScratchRepository init(Path directory, String... options) {
        List<String> command = new ArrayList<>(List.of("init", "--initial-branch=main"));
        command.addAll(List.of(options));
        command.add(directory.toString());
        ScratchRepository repository = new ScratchRepository(directory);
        Outcome outcome = execute(directory.toAbsolutePath().getRoot(), Map.of(), new byte[0], command);
        outcome.orThrow(command);
        return repository;
    }

    public Path directory() {
        return directory;
    }

    /** What git prints, without the last line feed; fails when git fails. */
    public String git(String... arguments) {
        String output = new String(git(new byte[0], arguments), StandardCharsets.UTF_8);
        return output.endsWith("\n") ? output.substring(0, output.length() - 1) : output;
    }

    /** The bytes that git prints when it reads these bytes; fails when git fails. */
    public byte[] git(byte[] input, String... arguments) {
        List<String> command = List.of(arguments);
        return run(Map.of(), input, command).orThrow(command);
    }

    /** Runs git, whatever comes of it, with more variables in its environment. */
    public Outcome run(Map<String, String> environment, byte[] input, List<String> arguments) {
        return execute(directory, environment, input, arguments);
    }

    /** Starts git and leaves it running. */
    public Process start(String... arguments) throws IOException {
        return builder(directory, Map.of(), List.of(arguments)).start();
    }

    /** Stores a commit object of exactly these bytes, valid or not. */
    public ObjectId storeCommit(byte[] object) {
        return store("commit", object);
    }

    /** Stores an object of exactly these bytes, valid or not; the type is {@code commit}, {@code tag}, … */
    public ObjectId store(String type, byte[] object) {
        byte[] id = git(object, "hash-object", "-t", type, "-w", "--stdin", "--literally");
        return new ObjectId(new String(id, StandardCharsets.US_ASCII).strip());
    }

    /** Commits the index with this message as it is, and returns the new id. */
    public ObjectId commit(String message, String... options) {
        List<String> arguments = new ArrayList<>(List.of("commit", "--quiet", "--allow-empty", "--file=-"));
        arguments.add("--cleanup=verbatim");
        arguments.addAll(Arrays.asList(options));
        git(message.getBytes(StandardCharsets.UTF_8), arguments.toArray(new String[0]));
        return id("HEAD");
    }

    /** The same, signed by an SSH key. */
    public ObjectId commitSigned(String message, Path key, Map<String, String> environment) {
        return signed(message, List.of("gpg.format=ssh", "user.signingKey=" + key), environment);
    }

    /** The same, signed by an OpenPGP key that is named by its fingerprint. */
    public ObjectId commitSigned(String message, Gpg gpg, String fingerprint) {
        return signed(
                message,
                List.of("gpg.format=openpgp", "user.signingKey=" + fingerprint + "!"),
                Map.of("GNUPGHOME", gpg.home().toString()));
    }

    private ObjectId signed(String message, List<String> configuration, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        configuration.forEach(entry -> command.addAll(List.of("-c", entry)));
        command.addAll(List.of("commit", "--quiet", "--allow-empty", "--gpg-sign", "--cleanup=verbatim", "--file=-"));
        run(environment, message.getBytes(StandardCharsets.UTF_8), command).orThrow(command);
        return id("HEAD");
    }

    /** The object that a name stands for. */
    public ObjectId id(String name) {
        return new ObjectId(git("rev-parse", "--verify", "--end-of-options", name));
    }

    private static Outcome execute(
            Path directory, Map<String, String> environment, byte[] input, List<String> arguments) {
        try {
            return outcome(builder(directory, environment, arguments).start(), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder builder(Path directory, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        scrub(builder.environment(), directory);
        builder.environment().putAll(environment);
        return builder;
    }

    private static void scrub(Map<String, String> environment, Path home) {
        environment.keySet().retainAll(KEPT_VARIABLES);
        environment.putAll(Map.of(
                "HOME", home.toString(),
                "LC_ALL", "C.UTF-8",
                "TZ", "UTC",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_TERMINAL_PROMPT", "0"));
        for (String person : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + person + "_NAME", "Jun Park");
            environment.put("GIT_" + person + "_EMAIL", "jun@corp.example");
            environment.put("GIT_" + person + "_DATE", "1700000000 +0000");
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "git stream");
        thread.setDaemon(true);
        thread.start();
    }

    private static Outcome outcome(Process process, byte[] input) throws IOException {
        CompletableFuture<byte[]> error = CompletableFuture.supplyAsync(() -> drain(process), THREAD_EACH);
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> feed(process, input), THREAD_EACH);
        byte[] output = process.getInputStream().readAllBytes();
        written.join();
        try {
            return new Outcome(process.waitFor(), output, new String(error.join(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] drain(Process process) {
        try {
            return process.getErrorStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException ignored) {
            // Git may end before it has read everything; its exit code tells.
        }
    }

    /**
     * How a run of git ended.
     *
     * @param error what it wrote to standard error
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Outcome(int exitCode, byte[] output, String error) {

        private byte[] orThrow(List<String> command) {
            if (exitCode != 0) {
                throw new IllegalStateException(String.join(" ", command) + " exited " + exitCode + ": " + error);
            }
            return output;
        }
    }
}
