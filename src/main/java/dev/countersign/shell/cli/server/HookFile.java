package dev.countersign.shell.cli.server;

import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A place in which git, or another hook, looks for a hook, and what is there. */
record HookFile(Path path) {

    private static final int LONGEST = 1 << 20;

    /** What stands in a hook's place. */
    enum State {
        NOTHING("is not there"),
        OURS("was written by countersign"),
        FOREIGN("was not written by countersign"),
        DANGLING("is a link that leads nowhere"),
        EMPTY("is empty"),
        NOT_A_FILE("is no file");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    State state() {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return State.NOTHING;
        }
        if (!Files.exists(path)) {
            return State.DANGLING;
        }
        if (!Files.isRegularFile(path)) {
            return State.NOT_A_FILE;
        }
        String text = text();
        if (text.isBlank()) {
            return State.EMPTY;
        }
        return HookScript.isOurs(text) ? State.OURS : State.FOREIGN;
    }

    boolean isExecutable() {
        return Files.isExecutable(path);
    }

    /** Whether a hook of somebody else's runs the hooks of a folder, as those of Gitea and GitLab do. */
    boolean runsFolder(Hook hook) {
        return state() == State.FOREIGN && text().contains(hook.folderName());
    }

    /** The text of the file, as far as a script can be expected to go; what is no text does not matter here. */
    String text() {
        try (var in = Files.newInputStream(path)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RepositoryException("cannot read " + path, e);
        }
    }

    /** Puts this text here, whole or not at all, as a file that can be run. */
    void write(String text) {
        try {
            Path folder = Files.createDirectories(folder());
            Path fresh = Files.createTempFile(folder, "countersign", ".new");
            Files.writeString(fresh, text);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RepositoryException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    void delete() {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new RepositoryException("cannot remove " + path + ": " + e.getMessage(), e);
        }
    }

    /** Moves what is here to another place that must be free; a link keeps leading where it led. */
    void moveTo(Path target) {
        try {
            Files.createDirectories(new HookFile(target).folder());
            if (Files.isSymbolicLink(path)) {
                Files.createSymbolicLink(target, path.toRealPath());
                Files.delete(path);
            } else {
                Files.move(path, target);
            }
        } catch (IOException e) {
            throw new RepositoryException("cannot move " + path + " to " + target + ": " + e.getMessage(), e);
        }
    }

    private Path folder() {
        return path.resolveSibling("");
    }
}
