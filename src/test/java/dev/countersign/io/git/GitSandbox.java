package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Real git, kept from the user's configuration, with its own home and its own clock. */
final class GitSandbox {

    private final Path top;

    GitSandbox(Path top) {
        this.top = top;
        create(home());
    }

    static ObjectId id(String hex) {
        return new ObjectId(hex);
    }

    static RefName ref(String name) {
        return new RefName(name);
    }

    Path home() {
        return top.resolve("home");
    }

    /** A new repository with a working tree. */
    Path repository(String name) {
        Path directory = create(top.resolve(name));
        git(directory, "init", "-q", "-b", "main");
        return directory;
    }

    /** A new bare repository. */
    Path bare(String name) {
        Path directory = create(top.resolve(name));
        git(directory, "init", "-q", "--bare", "-b", "main");
        return directory;
    }

    /** What git prints, without the last line feed. */
    String git(Path directory, String... arguments) {
        return feed(directory, "", arguments);
    }

    /** As {@link #git}, with standard input. */
    String feed(Path directory, String input, String... arguments) {
        return finish(input, "git", arguments, directory);
    }

    /** Runs another program. */
    void run(Path directory, String program, String... arguments) {
        finish("", program, arguments, directory);
    }

    private String finish(String input, String program, String[] arguments, Path directory) {
        try {
            Process process = start(directory, program, List.of(arguments));
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program + " " + List.of(arguments) + ": " + output);
            }
            return output.stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts git and leaves it running. */
    Process start(Path directory, String... arguments) throws IOException {
        return start(directory, "git", List.of(arguments));
    }

    private Process start(Path directory, String program, List<String> arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of(program), arguments.stream()).toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().putAll(environment());
        return builder.start();
    }

    /** Commits a file and answers the commit's id. */
    ObjectId commit(Path repository, String file, String content) {
        write(repository.resolve(file), content);
        git(repository, "add", "--all");
        git(repository, "commit", "-q", "-m", "Change " + file);
        return head(repository);
    }

    ObjectId head(Path repository) {
        return id(git(repository, "rev-parse", "HEAD"));
    }

    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file and folder below the sandbox, with size and time of its last change. */
    Map<String, String> snapshot() {
        try (Stream<Path> files = Files.walk(top)) {
            return files.collect(Collectors.toMap(Path::toString, GitSandbox::describe, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describe(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("HOME", home().toString()),
                Map.entry("LC_ALL", "C.UTF-8"),
                Map.entry("GIT_CONFIG_NOSYSTEM", "1"),
                Map.entry("GIT_CONFIG_GLOBAL", "/dev/null"),
                Map.entry("GIT_AUTHOR_NAME", "Sara Lind"),
                Map.entry("GIT_AUTHOR_EMAIL", "sara@corp.example"),
                Map.entry("GIT_AUTHOR_DATE", "1700000000 +0000"),
                Map.entry("GIT_COMMITTER_NAME", "Sara Lind"),
                Map.entry("GIT_COMMITTER_EMAIL", "sara@corp.example"),
                Map.entry("GIT_COMMITTER_DATE", "1700000000 +0000"));
    }

    private static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
