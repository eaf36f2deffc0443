package dev.countersign.shell.cli.server;

import dev.countersign.gate.RepositoryException;
import dev.countersign.io.file.FreshFile;
import dev.countersign.shell.console.ProgramJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * An archive of the classes that a judgement loads, the JVM's own among them, beside the jar, by which the JVM of a
 * hook starts faster (java(1), {@code -XX:SharedArchiveFile}; from 25 on {@code -XX:AOTCache}, JEP 483 and 514). It
 * belongs to one JVM and one jar; the JVM passes over an archive of another JVM, and the launcher over one that is not
 * as old as the jar, so it decides nothing but the time that a push takes.
 *
 * @param jar the program; absolute
 */
public record ClassArchive(Path jar) {

    /** The first release that makes a cache in one step. */
    private static final int FIRST_WITH_CACHE = 25;

    /** The archive of the program that is running; none when it does not run from one jar that holds everything. */
    public static Optional<ClassArchive> ofProcess() {
        return ProgramJar.ofProcess().filter(ClassArchive::holdsEverything).map(ClassArchive::new);
    }

    private static boolean holdsEverything(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest != null && !manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it lies, and where the launcher looks for it. */
    public Path file() {
        String name = jar.getFileName().toString();
        return jar.resolveSibling(name.substring(0, name.length() - ".jar".length()) + suffix());
    }

    private static String suffix() {
        return Runtime.version().feature() >= FIRST_WITH_CACHE ? ".aot" : ".jsa";
    }

    /**
     * Makes it anew, by a push into a scratch repository that the installed program judges. An archive that is there is
     * replaced in one step, so that a hook that starts meanwhile sees a whole one.
     *
     * @return why there is none now, or still the old one; empty when it was made
     */
    public Optional<String> renew(Installer installer, Map<String, String> environment) {
        try (Scratch scratch = Scratch.create(environment)) {
            FileTime made = Files.getLastModifiedTime(jar);
            Path recorded = scratch.folder().resolve("recorded" + suffix());
            GitCommand.Answer answer = new Rehearsal(scratch).push(hook(installer, recorded));
            if (!Files.exists(recorded)) {
                return Optional.of("the JVM made none\n" + answer.err().strip());
            }
            replace(recorded, made);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot write " + e.getMessage());
        } catch (RepositoryException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String hook(Installer installer, Path recorded) {
        return "#!/bin/sh\nJAVA_HOME=" + HookScript.quoted(installer.javaHome()) + " exec "
                + HookScript.quoted(installer.launcher()) + " --record " + HookScript.quoted(recorded)
                + " hook " + Hook.PRE_RECEIVE.fileName() + "\n";
    }

    /** With the time before it has the name: two that install at once each leave theirs as it was made. */
    private void replace(Path recorded, FileTime made) throws IOException {
        try (FreshFile whole = FreshFile.in(jar.resolveSibling(""), ".countersign-", suffix())) {
            Files.copy(recorded, whole.path(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.setLastModifiedTime(whole.path(), made);
            whole.replace(file());
        }
    }
}
