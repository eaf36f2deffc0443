package dev.countersign.shell.cli.server;

import java.nio.file.Path;

/**
 * How a hook reaches the resident process.
 *
 * @param program the compiled {@code client.c}, of which a hook is a copy
 * @param jar the program that the launcher would start; whoever answers must be running the same
 * @param socket where the resident process listens
 */
public record Client(Path program, Path jar, Path socket) {}
