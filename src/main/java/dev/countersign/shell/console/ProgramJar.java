package dev.countersign.shell.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that the program is. */
public final class ProgramJar {

    private ProgramJar() {}

    /** The jar that this process runs from; absolute. None when its class path is anything else than one file. */
    public static Optional<Path> ofProcess() {
        return Optional.of(Path.of(System.getProperty("java.class.path")).toAbsolutePath())
                .filter(Files::isRegularFile);
    }
}
