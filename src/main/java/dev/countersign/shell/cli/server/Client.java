package dev.countersign.shell.cli.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a hook reaches the resident process.
 *
 * @param program the compiled {@code client.c}, of which a hook is a copy
 * @param jar the program that the launcher would start; whoever answers must be running the same
 * @param socket where the resident process listens
 * @param idle where hooks start a resident process when there is none: how many seconds it stays for nobody
 */
public record Client(Path program, Path jar, Path socket, Optional<Integer> idle) {

    /** For a resident process that somebody else starts. */
    public Client(Path program, Path jar, Path socket) {
        this(program, jar, socket, Optional.empty());
    }
}
