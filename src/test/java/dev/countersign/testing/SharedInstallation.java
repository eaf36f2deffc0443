package dev.countersign.testing;

import dev.countersign.shell.cli.server.ClassArchive;
import dev.countersign.shell.cli.server.Installer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** An installation for as long as this JVM lives, with the archive of classes that {@code install} would make. */
final class SharedInstallation {

    private static final Installation SHARED = make();

    private SharedInstallation() {}

    static Installation get() {
        return SHARED;
    }

    private static Installation make() {
        try {
            Path folder = Files.createTempDirectory("countersign").toRealPath();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            Installation whole = Installation.whole(folder);
            Path java = Path.of(System.getProperty("java.home"));
            new ClassArchive(whole.jar())
                    .renew(new Installer(whole.launcher(), java, Optional.empty()), System.getenv())
                    .ifPresent(reason -> {
                        throw new IllegalStateException(reason);
                    });
            return whole;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
