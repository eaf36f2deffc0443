package dev.countersign.shell.daemon;

import dev.countersign.gate.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/**
 * A folder that nobody else can enter: the place of a socket that others must not speak to, or put theirs in place of.
 */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private PrivateFolder() {}

    /** What is wrong with a folder that is not closed, and what to do about it. */
    public static String openness(Path folder) {
        return "others can enter the folder of the socket\nchmod 700 " + folder;
    }

    /** Whether nobody but the owner can enter it. */
    public static boolean isClosed(Path folder) throws IOException {
        return OWNERS.containsAll(Files.getPosixFilePermissions(folder));
    }

    /** Lets nobody but the owner enter it. */
    public static void close(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, OWNERS);
    }

    /**
     * Makes it where it is missing.
     *
     * @throws UsageException when what is there belongs to somebody else, or lets others in
     */
    static void require(Path folder, UserPrincipal self) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNERS));
        }
        UserPrincipal owner = Files.getOwner(folder);
        if (!owner.equals(self)) {
            throw new UsageException("the folder of the socket belongs to " + owner.getName() + ": " + folder
                    + "\nname one of your own with --socket");
        }
        if (!isClosed(folder)) {
            throw new UsageException(openness(folder));
        }
    }
}
