package dev.countersign.shell.cli.server;

import dev.countersign.gate.RepositoryException;
import dev.countersign.io.file.FreshFile;
import dev.countersign.shell.console.ProgramJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An archive of the classes that a judgement loads, beside the jar, by which the JVM of a hook starts faster (java(1),
 * {@code -XX:SharedArchiveFile}; from 25 on {@code -XX:AOTCache}, JEP 483 and 514). It belongs to one JVM and one jar;
 * the JVM passes over an archive of any other, so it decides nothing but the time that a push takes.
 *
 * @param jar the program; absolute
 */
public record ClassArchive(Path jar) {

    /** The first release that makes a cache in one step. */
    private static final int FIRST_WITH_CACHE = 25;

    /**
     * With an escape, so that the library reads it, and an entry less than the build has prepared: what it takes to
     * read any YAML, and to make the catalogue of a site, belongs into the archive.
     */
    private static final String POLICY = """
            version: 1
            roster: "roster\\x2eyaml"
            rules:
              - name: senior-sign-off
                when: ai-assisted
                sign-off:
                  level: senior
            evidence:
              silence: [aider-subject]
            """;

    private static final String ROSTER = """
            version: 1
            levels: [junior, senior]
            members:
              - {name: Sara Lind, emails: [sara@corp.example], level: senior}
              - {name: Jun Park, emails: [jun@corp.example], level: junior}
            """;

    /**
     * Each is the message of a commit of Jun Park: one that is asked nothing, one that is refused, one that goes in.
     * They come to a branch that is there and to a new one.
     */
    private static final List<String> MESSAGES = List.of(
            "Begin",
            "Go on\n\nCo-authored-by: Claude <noreply@anthropic.com>",
            "End\n\nAssisted-by: Claude\nSigned-off-by: Sara Lind <sara@corp.example>");

    /** So many people that a snapshot is made of them, and used: its classes belong into the archive, too. */
    private static final int COLLEAGUES = 2_000;

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
            Path recorded = scratch.folder().resolve("recorded" + suffix());
            GitCommand.Answer answer = push(scratch, installer, recorded);
            if (!Files.exists(recorded)) {
                return Optional.of("the JVM made none\n" + answer.err().strip());
            }
            replace(recorded);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot write " + e.getMessage());
        } catch (RepositoryException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static GitCommand.Answer push(Scratch scratch, Installer installer, Path recorded) {
        scratch.git().tell("init", "-q", "--bare", "--template=", "server.git");
        scratch.git().tell("init", "-q", "clone");
        Path policy = scratch.write("policy.yaml", POLICY);
        scratch.write("roster.yaml", ROSTER + colleagues());
        GitCommand server = scratch.git().at(scratch.folder().resolve("server.git"));
        server.tell("config", ServerRepository.POLICY_KEY, policy.toString());
        GitCommand clone = scratch.git().at(scratch.folder().resolve("clone"));
        clone.tell("config", "user.name", "Jun Park");
        clone.tell("config", "user.email", "jun@corp.example");
        commit(clone, "Found");
        clone.tell("push", "-q", "../server.git", "HEAD:refs/heads/main");

        server.tell("config", "receive.unpackLimit", "1"); // what was there is loose, and what comes is packed
        new HookFile(scratch.folder().resolve("server.git/hooks/" + Hook.PRE_RECEIVE.fileName()))
                .write(hook(installer, recorded));
        MESSAGES.forEach(message -> commit(clone, message));
        return clone.ask("push", "-q", "../server.git", "HEAD:refs/heads/main", "HEAD~1:refs/heads/topic");
    }

    private static void commit(GitCommand clone, String message) {
        clone.tell("commit", "-q", "--allow-empty", "-m", message);
    }

    private static String colleagues() {
        return IntStream.range(0, COLLEAGUES)
                .mapToObj(i -> "  - {name: Colleague " + i + ", emails: [c" + i + "@corp.example], level: junior}\n")
                .collect(Collectors.joining());
    }

    private static String hook(Installer installer, Path recorded) {
        return "#!/bin/sh\nJAVA_HOME=" + HookScript.quoted(installer.javaHome()) + " exec "
                + HookScript.quoted(installer.launcher()) + " --record " + HookScript.quoted(recorded)
                + " hook " + Hook.PRE_RECEIVE.fileName() + "\n";
    }

    private void replace(Path recorded) throws IOException {
        try (FreshFile whole = FreshFile.in(jar.resolveSibling(""), ".countersign-", suffix())) {
            Files.copy(recorded, whole.path(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            whole.replace(file());
        }
    }
}
