package dev.countersign.shell.cli.server;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Installation;
import dev.countersign.testing.Program;
import dev.countersign.testing.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code install} leaves beside the jar, through the launcher and a JVM that reads it. */
final class ClassArchiveTest {

    private static final boolean HAS_CACHE = Runtime.version().feature() >= 25;

    @Test
    void install_makes_an_archive_that_the_hook_starts_from(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        Installation program = Installation.whole(folder.resolve("opt"));

        Program.Outcome outcome = install(program, folder);

        Path archive = archive(program);
        assertThat(outcome.out()).endsWith("       archive " + archive + "\n");
        assertThat(outcome.err()).isEmpty();
        assertThat(loadedFrom(archive, program, folder, "--version"))
                .anyMatch(line -> line.contains("dev.countersign.shell.console.Console source: shared objects file"));
        assertThat(server.push(UNSIGNED).error()).contains("needs 1 sign-off by a senior");
        assertThat(program.jar().getParent()).isDirectoryNotContaining("glob:**/.countersign-*");
    }

    @Test
    void the_archive_holds_what_it_takes_to_read_any_yaml(@TempDir Path folder) throws IOException {
        GuardedServer.unguarded(folder);
        Installation program = Installation.whole(folder.resolve("opt"));
        install(program, folder);
        Path roster = Files.writeString(folder.resolve("escaped.yaml"), """
                version: 1
                levels: [senior]
                members:
                  - {name: "Sara\\x20Lind", emails: [sara@corp.example], level: senior}
                """);

        List<String> loaded = loadedFrom(archive(program), program, folder, "roster", "lint", roster.toString());

        assertThat(loaded)
                .filteredOn(line -> line.contains("org.snakeyaml.engine.v2.scanner.ScannerImpl "))
                .singleElement()
                .asString()
                .contains("source: shared objects file");
    }

    @Test
    void the_archive_holds_what_it_takes_to_verify_a_signature(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        Installation program = Installation.whole(folder.resolve("opt"));
        install(program, folder);
        SshKey sara = SshKey.in(folder);
        server.askForProof("commit-signature", "Sara Lind", "'" + sara.line() + "'");
        server.client().commitSigned(SIGNED, sara.file(), Map.of());

        List<String> loaded = loadedFrom(
                archive(program), program, folder, "check", "-C", "clone", "--policy", "policy.yaml", "HEAD");

        assertThat(loaded)
                .filteredOn(line -> line.contains(".io.signature.") || line.contains("sun.security.ec.ed."))
                .filteredOn(line -> !line.contains("/0x"))
                .anyMatch(line -> line.contains("EdDSASignature"))
                .allMatch(line -> line.contains("source: shared objects file"));
    }

    @Test
    void a_second_install_replaces_it(@TempDir Path folder) throws IOException {
        GuardedServer.unguarded(folder);
        Installation program = Installation.whole(folder.resolve("opt"));
        Files.writeString(archive(program), "an archive that an old version left");

        Program.Outcome outcome = install(program, folder);

        assertThat(outcome.exitCode()).isZero();
        assertThat(archive(program).toFile()).size().isGreaterThan(1_000_000);
    }

    @Test
    void nobody_who_pushes_hears_of_an_archive_for_another_jar(@TempDir Path folder) throws IOException {
        assertPushersHearNothingOf(folder, program -> {
            Files.write(program.jar(), new byte[1], StandardOpenOption.APPEND);
            Files.setLastModifiedTime(archive(program), Files.getLastModifiedTime(program.jar()));
        });
    }

    /** A JVM that does not look at the jar would run the program of before (JDK-8377932). */
    @Test
    void no_hook_runs_the_program_of_before_from_its_archive(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        Installation program = Installation.whole(folder.resolve("opt"));
        install(program, folder);
        FileTime recorded = Files.getLastModifiedTime(program.jar());
        assertThat(Files.getLastModifiedTime(archive(program))).isEqualTo(recorded);
        new JarOutputStream(Files.newOutputStream(program.jar())).close();
        for (long shift : new long[] {-1_000_000_000, -1_000, 1_000, 1_000_000_000}) {
            Files.setLastModifiedTime(
                    program.jar(), FileTime.from(recorded.toInstant().plusNanos(shift)));

            assertThat(server.push(SIGNED).error()).contains("dev.countersign.Countersign");
            assertThat(server.server().git("for-each-ref")).isEmpty();
        }
    }

    @Test
    void the_doctor_says_whether_hooks_start_from_it(@TempDir Path folder) throws IOException {
        GuardedServer.unguarded(folder);
        Installation program = Installation.whole(folder.resolve("opt"));
        install(program, folder);

        assertThat(doctor(program, folder))
                .contains("ok:    its Java starts from an archive of the program's classes\n");

        Path other = Files.writeString(archive(program).resolveSibling("other"), "no archive");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(program.jar()));
        Files.move(other, archive(program), StandardCopyOption.REPLACE_EXISTING);
        assertThat(doctor(program, folder))
                .contains("note:  its Java starts without an archive of the program's classes, more slowly\n"
                        + "hint:  countersign install ");

        Files.delete(archive(program));
        assertThat(doctor(program, folder)).contains("note:  its Java starts without an archive");
    }

    @Test
    void nobody_who_pushes_hears_of_a_file_that_is_no_archive(@TempDir Path folder) throws IOException {
        assertPushersHearNothingOf(folder, program -> {
            Files.delete(archive(program));
            Files.writeString(archive(program), "no archive at all\n".repeat(1_000));
            Files.setLastModifiedTime(archive(program), Files.getLastModifiedTime(program.jar()));
        });
    }

    @Test
    void a_program_in_several_places_has_none(@TempDir Path folder) {
        GuardedServer.unguarded(folder);
        Installation program = Installation.in(folder.resolve("opt"));

        Program.Outcome outcome = install(program, folder);

        assertThat(outcome.out()).doesNotContain("archive");
        assertThat(outcome.err()).isEmpty();
        assertThat(archive(program)).doesNotExist();
    }

    private interface Change {
        void to(Installation program) throws IOException;
    }

    private static void assertPushersHearNothingOf(Path folder, Change change) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        Installation program = Installation.whole(folder.resolve("opt"));
        install(program, folder);
        String before = server.push(UNSIGNED).error();

        change.to(program);

        assertThat(server.pushing("HEAD:refs/heads/main").error())
                .contains("needs 1 sign-off")
                .isEqualTo(before);
    }

    private static Program.Outcome install(Installation program, Path folder) {
        return program.at(folder)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .run("install", "server.git", "--policy", "policy.yaml");
    }

    private static String doctor(Installation program, Path folder) {
        return program.at(folder)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .run("doctor", "server.git")
                .out();
    }

    private static Path archive(Installation program) {
        return program.jar().resolveSibling(HAS_CACHE ? "countersign.aot" : "countersign.jsa");
    }

    /** What a JVM that is told to use the archive says of each class that it loads for a command. */
    private static List<String> loadedFrom(Path archive, Installation program, Path folder, String... command) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> options = List.of(
                (HAS_CACHE ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive,
                "-Xlog:class+load:stdout",
                "-cp",
                program.jar().toString(),
                "dev.countersign.Countersign");
        return Program.of(folder, java)
                .run(Stream.concat(options.stream(), Stream.of(command)).toArray(String[]::new))
                .out()
                .lines()
                .toList();
    }
}
