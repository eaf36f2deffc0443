package dev.countersign.shell.daemon;

import dev.countersign.gate.RepositoryException;
import dev.countersign.gate.UsageException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where clients connect: a socket of the file system that only the own user can reach. */
final class Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** As many bytes as fit the address of a socket on every system, with the NUL behind them (unix(7)). */
    private static final int LONGEST_PATH = 103;

    private static final int BACKLOG = 128;

    private final Path path;
    private final ServerSocketChannel channel;
    private final Self self;
    private final Runnable atClose;

    private Listener(Path path, ServerSocketChannel channel, Self self, Runnable atClose) {
        this.path = path;
        this.channel = channel;
        this.self = self;
        this.atClose = atClose;
    }

    /**
     * The socket that this process was started with as its standard input, by systemd for example (systemd.socket(5)),
     * or else one at this path.
     *
     * @param path absolute
     * @throws UsageException when that is no place for it, or another process serves it already
     */
    static Listener inheritedOrAt(Path path) {
        try {
            Self self = Self.find();
            Channel inherited = System.inheritedChannel();
            return inherited == null ? at(path, self) : of(inherited, self);
        } catch (IOException e) {
            throw new UsageException(
                    "cannot listen at " + path + ": " + e.getMessage()
                            + "\nname a place of your own with --socket, or use the units in hooks/systemd",
                    e);
        }
    }

    private static Listener of(Channel inherited, Self self) throws IOException {
        if (inherited instanceof ServerSocketChannel server
                && server.getLocalAddress() instanceof UnixDomainSocketAddress address) {
            return new Listener(address.getPath(), server, self, () -> {});
        }
        throw new UsageException("standard input is a socket, but none of the file system that waits for clients\n"
                + "use the units in hooks/systemd");
    }

    private static Listener at(Path path, Self self) throws IOException {
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new UsageException("a socket's path has at most " + LONGEST_PATH + " bytes: " + path);
        }
        PrivateFolder.require(path.resolveSibling(""), self.user());
        FileChannel lock = lock(path.resolveSibling(path.getFileName() + ".lock"), path);
        Files.deleteIfExists(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(path), BACKLOG);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        return new Listener(path, channel, self, () -> leave(path, lock));
    }

    /** Whoever has the lock may take a socket away that is left over; it goes with the process. */
    private static FileChannel lock(Path file, Path path) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (Optional.ofNullable(channel.tryLock()).isEmpty()) {
            channel.close();
            throw new UsageException("another process serves " + path + " already");
        }
        return channel;
    }

    private static void leave(Path path, FileChannel lock) {
        try (lock) {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("the socket stays behind", e);
        }
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /**
     * Waits for a client of the same user; others are hung up on.
     *
     * @return empty when the listener was closed
     */
    Optional<SocketChannel> accept() {
        try {
            while (true) {
                SocketChannel client = channel.accept();
                if (self.isAtTheOtherEndOf(client)) {
                    return Optional.of(client);
                }
                LOG.warn("a process of another user was turned away");
                client.close();
            }
        } catch (ClosedChannelException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new RepositoryException("cannot accept clients: " + e.getMessage(), e);
        }
    }

    /** No further clients; a socket that was made here goes. */
    synchronized void close() {
        try (channel) {
            if (channel.isOpen()) {
                atClose.run();
            }
        } catch (IOException e) {
            LOG.warn("the socket cannot be closed", e);
        }
    }
}
