package dev.countersign.shell.daemon;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/** The user that this process runs as. */
record Self(UserPrincipal user) {

    /** Told by whom a new file belongs to: names can be missing from the user database, or be the same twice. */
    static Self find() throws IOException {
        Path file = Files.createTempFile("countersign-", ".self");
        try {
            return new Self(Files.getOwner(file));
        } finally {
            Files.delete(file);
        }
    }

    /** Whether the process at the other end runs as the same user (unix(7), SO_PEERCRED). */
    boolean isAtTheOtherEndOf(SocketChannel channel) throws IOException {
        return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().equals(user);
    }
}
