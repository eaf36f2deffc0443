package dev.countersign.shell.cli;

import dev.countersign.shell.console.Console;
import dev.countersign.shell.daemon.Daemon;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --socket}: where hooks and the resident process meet. */
final class SocketOption {

    @Option(
            names = "--socket",
            paramLabel = "FILE",
            description = "Where hooks meet the resident process. Default: /run/countersign/serve.sock.")
    private Optional<Path> socket = Optional.empty();

    /** Whether somebody named one. */
    boolean isGiven() {
        return socket.isPresent();
    }

    /** The place; absolute. */
    Path in(Console console) {
        return socket.map(console::resolve).orElse(Daemon.DEFAULT_SOCKET);
    }
}
