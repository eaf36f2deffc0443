package dev.countersign.shell.cli.server;

import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The git of this machine, for people's commands; a judgement never starts a process. */
public final class GitCommand {

    private final Path directory;
    private final Map<String, String> environment;
    private final List<String> options;

    private GitCommand(Path directory, Map<String, String> environment, List<String> options) {
        this.directory = directory;
        this.environment = environment;
        this.options = options;
    }

    /**
     * Git in this directory with this environment, but for the variables that would lead it to another repository. The
     * person has named the repository, so it does not matter who owns it.
     */
    public static GitCommand in(Path directory, Map<String, String> environment) {
        Map<String, String> own = new TreeMap<>(environment);
        own.keySet().removeIf(name -> name.startsWith("GIT_") && !name.startsWith("GIT_CONFIG_"));
        own.put("GIT_NO_REPLACE_OBJECTS", "1");
        own.put("GIT_TERMINAL_PROMPT", "0");
        own.put("LC_ALL", "C.UTF-8");
        return new GitCommand(directory, own, List.of("-c", "safe.directory=*"));
    }

    /** Git in this directory as a machine that nobody has configured sees it; its home is a scratch folder. */
    public static GitCommand scratch(Path directory, Path home, String path) {
        Map<String, String> environment = Map.of(
                "PATH",
                path,
                "HOME",
                home.toString(),
                "GIT_CONFIG_NOSYSTEM",
                "1",
                "GIT_CONFIG_GLOBAL",
                home.resolve(".gitconfig").toString(),
                "GIT_TERMINAL_PROMPT",
                "0",
                "LC_ALL",
                "C.UTF-8");
        return new GitCommand(directory, environment, List.of());
    }

    /** What it runs with. */
    Map<String, String> environment() {
        return environment;
    }

    /** The same git in another directory. */
    public GitCommand at(Path other) {
        return new GitCommand(other, environment, options);
    }

    /** The same git with one more variable. */
    public GitCommand with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new GitCommand(directory, more, options);
    }

    /** Runs git and says how it went. */
    public Answer ask(String... arguments) {
        return ask(new byte[0], arguments);
    }

    /** Runs git with this input and says how it went. */
    public Answer ask(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(options);
        command.addAll(Arrays.asList(arguments));
        return run(command, input);
    }

    /**
     * What git prints, without the last line end.
     *
     * @throws RepositoryException when it fails
     */
    public String tell(String... arguments) {
        Answer answer = ask(arguments);
        if (!answer.succeeded()) {
            throw new RepositoryException("git " + String.join(" ", arguments) + " failed in " + directory + "\n"
                    + answer.err().strip());
        }
        return answer.text();
    }

    private Answer run(List<String> command, byte[] input) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            FutureTask<String> err = new FutureTask<>(() -> text(process.getErrorStream()));
            inBackground(err);
            inBackground(() -> feed(process.getOutputStream(), input));
            String out = text(process.getInputStream());
            return new Answer(process.waitFor(), out, err.get());
        } catch (IOException | ExecutionException e) {
            throw new RepositoryException("cannot run git: " + e.getMessage() + "\ncountersign needs git in PATH", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RepositoryException("interrupted while git was running", e);
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "git");
        thread.setDaemon(true);
        thread.start();
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void feed(OutputStream stream, byte[] input) {
        try (stream) {
            stream.write(input);
        } catch (IOException ignored) {
            // A git that ends before it has read everything says so by its status.
        }
    }

    /**
     * How a run of git ended.
     *
     * @param out what it printed
     * @param err what it complained about
     */
    public record Answer(int status, String out, String err) {

        /** Whether git says that it worked. */
        public boolean succeeded() {
            return status == 0;
        }

        /** What it printed, without the last line end. */
        public String text() {
            return out.endsWith("\n") ? out.substring(0, out.length() - 1) : out;
        }
    }
}
