package dev.countersign.shell.cli.server;

import dev.countersign.gate.RepositoryException;
import dev.countersign.io.file.FreshFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** A place in which git, or another hook, looks for a hook, and what is there. */
record HookFile(Path path) {

    private static final int LONGEST = 4 << 20;

    /** No script has it, and every compiled client ends with it. */
    static final char END_OF_PROGRAM = '\0';

    private static final String START_OF_SCRIPT = "#!/bin/sh\n";

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
        if (content().isBlank()) {
            return State.EMPTY;
        }
        return HookScript.isOurs(text()) ? State.OURS : State.FOREIGN;
    }

    boolean isExecutable() {
        return Files.isExecutable(path);
    }

    /** Whether a hook of somebody else's runs the hooks of a folder, as those of Gitea and GitLab do. */
    boolean runsFolder(Hook hook) {
        return state() == State.FOREIGN && content().contains(hook.folderName());
    }

    /** The script that the file is, or that stands behind a program; what is neither does not matter here. */
    String text() {
        String content = content();
        int end = content.lastIndexOf(END_OF_PROGRAM + START_OF_SCRIPT);
        if (end < 0) {
            return content.substring(content.lastIndexOf(END_OF_PROGRAM) + 1);
        }
        String behind = content.substring(end + 1);
        int length = behind.indexOf(END_OF_PROGRAM);
        return length < 0 ? behind : behind.substring(0, length);
    }

    /** Whether the file is a program, which nobody can read, and at most its end a script. */
    boolean isProgram() {
        return content().indexOf(END_OF_PROGRAM) >= 0;
    }

    /** Whether the file begins with the very bytes of a program. */
    boolean isCopyOf(Path program) {
        try {
            byte[] bytes = Files.readAllBytes(program);
            return Arrays.mismatch(bytes, bytes()) == bytes.length;
        } catch (IOException e) {
            throw new RepositoryException("cannot read " + program, e);
        }
    }

    /** Whether these very bytes are its last ones. */
    boolean endsWith(byte[] end) {
        byte[] bytes = bytes();
        int start = bytes.length - end.length;
        return start >= 0 && Arrays.equals(bytes, start, bytes.length, end, 0, end.length);
    }

    private String content() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(LONGEST);
        } catch (IOException e) {
            throw new RepositoryException("cannot read " + path, e);
        }
    }

    /** What is here, and these bytes behind it. */
    byte[] followedBy(byte[] end) {
        byte[] bytes = bytes();
        byte[] all = Arrays.copyOf(bytes, bytes.length + end.length);
        System.arraycopy(end, 0, all, bytes.length, end.length);
        return all;
    }

    /** Puts this text here, whole or not at all, as a file that can be run. */
    void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with bytes. */
    void write(byte[] content) {
        try {
            Path folder = Files.createDirectories(folder());
            try (FreshFile fresh = FreshFile.in(folder, "countersign", ".new")) {
                Files.write(fresh.path(), content);
                Files.setPosixFilePermissions(fresh.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
                fresh.replace(path);
            }
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
