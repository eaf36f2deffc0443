package dev.countersign.shell.cli.server;

import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder for repositories that nobody needs afterwards, with a git that nobody has configured. */
public final class Scratch implements AutoCloseable {

    private final Path folder;
    private final GitCommand git;

    private Scratch(Path folder, GitCommand git) {
        this.folder = folder;
        this.git = git;
    }

    /** A new folder among the temporary files. */
    public static Scratch create(Map<String, String> environment) {
        try {
            Path folder = Files.createTempDirectory("countersign-").toRealPath();
            String path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
            return new Scratch(folder, GitCommand.scratch(folder, folder, path));
        } catch (IOException e) {
            throw new RepositoryException("cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    /** The folder; absolute, without links. */
    public Path folder() {
        return folder;
    }

    /** The environment of that git. */
    public Map<String, String> environment() {
        return git.environment();
    }

    /** Git in the folder. */
    public GitCommand git() {
        return git;
    }

    /** Writes a file below the folder. */
    public Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new RepositoryException("cannot write below " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Makes a link below the folder to something elsewhere, which need not exist. */
    void link(String name, Path target) {
        try {
            Files.createSymbolicLink(folder.resolve(name), target);
        } catch (IOException e) {
            throw new RepositoryException("cannot write below " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Removes the folder and everything in it. */
    @Override
    public void close() {
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (IOException e) {
            throw new RepositoryException("cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
