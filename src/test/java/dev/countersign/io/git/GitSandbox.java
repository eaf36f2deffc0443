package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import dev.countersign.testing.ScratchRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several repositories in one folder, kept by real git. */
final class GitSandbox {

    private final Path top;

    GitSandbox(Path top) {
        this.top = top;
    }

    static ObjectId id(String hex) {
        return new ObjectId(hex);
    }

    static RefName ref(String name) {
        return new RefName(name);
    }

    /** A new repository with a working tree. */
    Path repository(String name) {
        return ScratchRepository.in(top.resolve(name)).directory();
    }

    /** A new bare repository. */
    Path bare(String name) {
        return ScratchRepository.bare(top.resolve(name)).directory();
    }

    /** What git prints, without the last line feed. */
    String git(Path directory, String... arguments) {
        return ScratchRepository.at(directory).git(arguments);
    }

    /** As {@link #git}, with standard input. */
    String feed(Path directory, String input, String... arguments) {
        byte[] output = ScratchRepository.at(directory).git(input.getBytes(StandardCharsets.UTF_8), arguments);
        return new String(output, StandardCharsets.UTF_8).stripTrailing();
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
}
