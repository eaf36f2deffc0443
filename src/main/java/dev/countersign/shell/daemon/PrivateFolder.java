package dev.countersign.shell.daemon;

import dev.countersign.gate.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/**
 * A folder that nobody else can enter: the place of a socket that others must not speak to, or put theirs in place of.
 */
final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private PrivateFolder() {}

    /**
     * Makes it where it is missing.
     *
     * @throws UsageException when what is there belongs to somebody else, or lets others in
     */
    static void require(Path folder, UserPrincipal self) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNERS));
        }
        PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class);
        if (!attributes.owner().equals(self)) {
            throw new UsageException("the folder of the socket belongs to "
                    + attributes.owner().getName() + ": " + folder + "\nname one of your own with --socket");
        }
        if (!OWNERS.containsAll(attributes.permissions())) {
            throw new UsageException("others can enter the folder of the socket\nchmod 700 " + folder);
        }
    }
}
