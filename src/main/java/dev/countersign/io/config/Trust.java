package dev.countersign.io.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether only this user, or root, can have put a file where it lies: what OpenSSH asks of a file of keys (sshd(8),
 * {@code StrictModes}), from the file up to the root. Unlike there, a folder above may be open to all, as {@code /tmp}
 * is, when it is sticky: there nobody can rename or remove what belongs to somebody else (inode(7)).
 */
final class Trust {

    private static final Path PROCESS = Path.of("/proc/self");

    /** Parts of a mode (inode(7)). */
    private static final int TYPE = 0170000;

    private static final int FOLDER = 0040000;
    private static final int REGULAR = 0100000;
    private static final int STICKY = 0001000;
    private static final int WRITABLE_BY_OTHERS = 0022;

    private Trust() {}

    /** Whether this is a file, not a link to one, that nobody else can change or replace. */
    static boolean inFile(Path file) {
        return isOwn(file, REGULAR) && inFolder(file.resolveSibling(""));
    }

    /** Whether this is a folder, not a link to one, in which nobody else can write, nor replace it or one above it. */
    static boolean inFolder(Path folder) {
        return isOwn(folder, FOLDER) && isOutOfReach(folder);
    }

    /**
     * Whether nobody else can rename a part of this path, as it is written and as it is where parts of it are links.
     */
    private static boolean isOutOfReach(Path folder) {
        try {
            return Stream.of(folder.toAbsolutePath(), folder.toRealPath())
                    .flatMap(path -> Stream.iterate(path.getParent(), Objects::nonNull, Path::getParent))
                    .distinct()
                    .allMatch(Trust::keepsItsEntries);
        } catch (IOException unknown) {
            return false;
        }
    }

    private static boolean keepsItsEntries(Path folder) {
        try {
            Map<String, Object> found = Files.readAttributes(folder, "unix:uid,mode");
            int mode = number(found, "mode");
            return isOwners(number(found, "uid")) && ((mode & WRITABLE_BY_OTHERS) == 0 || (mode & STICKY) != 0);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private static boolean isOwn(Path path, int type) {
        try {
            Map<String, Object> found = Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
            int mode = number(found, "mode");
            return (mode & TYPE) == type && (mode & WRITABLE_BY_OTHERS) == 0 && isOwners(number(found, "uid"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private static boolean isOwners(int user) throws IOException {
        return user == 0 || user == self();
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
