package dev.countersign.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.shell.cli.server.Client;
import dev.countersign.shell.cli.server.ClientCompiler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * The program as it is installed on a server: the real launcher and hooks, and beside them a jar, which here only
 * points at the classes under test.
 */
public final class Installation {

    /** What {@link #forbidLauncher} makes the launcher end with. */
    public static final int FORBIDDEN = 99;

    private static final List<String> SCRIPTS = List.of("countersign", "pre-receive", "update", "ref-update");

    private static final Pattern TESTS_ONLY =
            Pattern.compile("^(test-classes|junit|assertj|archunit|byte-buddy|opentest4j|apiguardian|surefire)");

    private final Path folder;

    private Installation(Path folder) {
        this.folder = folder;
    }

    /** An installation in this folder, which is made. */
    public static Installation in(Path folder) {
        try {
            Path hooks = Files.createDirectories(folder.resolve("hooks"));
            for (String name : SCRIPTS) {
                Files.copy(Path.of("hooks", name), hooks.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            }
            pointingJar(Files.createDirectories(folder.resolve("lib")).resolve("countersign.jar"));
            return new Installation(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One that all tests share and none may change; it has an archive of its classes, and judges in half of the time.
     */
    public static Installation shared() {
        return SharedInstallation.get();
    }

    /** An installation whose jar holds every class itself, as the one that is shipped. */
    public static Installation whole(Path folder) {
        Installation installation = in(folder);
        Set<String> written = new HashSet<>();
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(installation.jar()), manifest())) {
            jar.setLevel(Deflater.NO_COMPRESSION);
            for (Path entry : ClassPath.entries()) {
                if (TESTS_ONLY.matcher(entry.getFileName().toString()).find()) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    copy(entry, jar, written);
                } else {
                    try (FileSystem inside = FileSystems.newFileSystem(entry)) {
                        copy(inside.getPath("/"), jar, written);
                    }
                }
            }
            return installation;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without signatures, which do not fit a jar that holds more, and with the first of two files of one name. */
    private static void copy(Path root, JarOutputStream jar, Set<String> written) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path file : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                String name = root.relativize(file).toString();
                if (!name.matches("META-INF/(MANIFEST\\.MF|.*\\.(SF|RSA|DSA))") && written.add(name)) {
                    jar.putNextEntry(new JarEntry(name));
                    Files.copy(file, jar);
                }
            }
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        return manifest;
    }

    private static void pointingJar(Path jar) throws IOException {
        Manifest manifest = manifest();
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
    }

    private static String classPath() {
        return ClassPath.entries().stream().map(path -> path.toUri().toString()).collect(Collectors.joining(" "));
    }

    /** The script that starts the program. */
    public Path launcher() {
        return folder.resolve("hooks/countersign");
    }

    /** The client of the resident process, compiled where it belongs; without a C compiler the test is skipped. */
    public Client client(Path socket) {
        Path program = jar().resolveSibling("countersign-client");
        ClientCompiler compiler = new ClientCompiler(Path.of("hooks/client.c"), program, System.getenv("PATH"));
        assumeTrue(compiler.isPossible(), "there is no C compiler");
        compiler.compile().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        return new Client(program, jar(), socket);
    }

    /** Lets the launcher end with a code that nothing else ends with, so that whoever starts it is found out. */
    public void forbidLauncher() {
        try {
            Files.writeString(launcher(), "#!/bin/sh\nexit " + FORBIDDEN + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program. */
    public Path jar() {
        return folder.resolve("lib/countersign.jar");
    }

    /** A hook as the project ships it. */
    public Path hook(String name) {
        return folder.resolve("hooks").resolve(name);
    }

    /** Runs a command of the program, started as people start it, in this directory. */
    public Program at(Path directory) {
        return Program.of(directory, launcher().toString()).with("PATH", System.getenv("PATH"));
    }
}
