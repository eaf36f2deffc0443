package dev.countersign.shell.cli.server;

import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Makes what is written into a repository belong to those who push into it, also when root writes it. */
final class Ownership {

    private Ownership() {}

    /** Whose the file is. */
    static String owner(Path file) {
        try {
            return Files.getOwner(file).getName();
        } catch (IOException e) {
            throw new RepositoryException("cannot tell whose " + file + " is: " + e.getMessage(), e);
        }
    }

    /**
     * Gives the file the owner, the group and, for the group, the rights that another one has.
     *
     * @param model may be a folder
     */
    static void copy(Path model, Path file) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(model, PosixFileAttributes.class);
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (!view.readAttributes().owner().equals(attributes.owner())) {
                view.setOwner(attributes.owner());
            }
            if (!view.readAttributes().group().equals(attributes.group())) {
                view.setGroup(attributes.group());
            }
            view.setPermissions(shared(view.readAttributes().permissions(), attributes.permissions()));
        } catch (IOException e) {
            throw new RepositoryException("cannot give " + file + " the owner of " + model + ": " + e.getMessage(), e);
        }
    }

    private static Set<PosixFilePermission> shared(Set<PosixFilePermission> own, Set<PosixFilePermission> model) {
        Set<PosixFilePermission> shared = EnumSet.copyOf(own);
        if (model.contains(PosixFilePermission.GROUP_WRITE) && own.contains(PosixFilePermission.OWNER_WRITE)) {
            shared.add(PosixFilePermission.GROUP_READ);
            shared.add(PosixFilePermission.GROUP_WRITE);
        }
        return shared;
    }
}
