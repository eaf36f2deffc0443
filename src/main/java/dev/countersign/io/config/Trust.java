package dev.countersign.io.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Whether only this user, or root, can have put a file where it lies. */
final class Trust {

    private static final Path PROCESS = Path.of("/proc/self");

    /** Parts of a mode (inode(7)). */
    private static final int TYPE = 0170000;

    private static final int FOLDER = 0040000;
    private static final int REGULAR = 0100000;
    private static final int WRITABLE_BY_OTHERS = 0022;

    private Trust() {}

    /** Whether this is a file, not a link to one, that nobody else can change or replace. */
    static boolean inFile(Path file) {
        return isOwn(file, REGULAR) && inFolder(file.resolveSibling(""));
    }

    /** Whether this is a folder, not a link to one, in which nobody else can write. */
    static boolean inFolder(Path folder) {
        return isOwn(folder, FOLDER);
    }

    private static boolean isOwn(Path path, int type) {
        try {
            Map<String, Object> found = Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
            int owner = number(found, "uid");
            int mode = number(found, "mode");
            return (mode & TYPE) == type && (mode & WRITABLE_BY_OTHERS) == 0 && (owner == 0 || owner == self());
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private static int number(Map<String, Object> found, String attribute) {
        return (Integer) Objects.requireNonNull(found.get(attribute));
    }

    /** The user that this process runs as, by whom Linux gives it to (proc(5)), or else by whose a new file is. */
    private static int self() throws IOException {
        if (Files.exists(PROCESS)) {
            return owner(PROCESS);
        }
        Path file = Files.createTempFile("countersign-", ".self");
        try {
            return owner(file);
        } finally {
            Files.delete(file);
        }
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }
}
