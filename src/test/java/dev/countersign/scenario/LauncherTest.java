package dev.countersign.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Installation;
import dev.countersign.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LauncherTest {

    @Test
    void starts_without_any_environment(@TempDir Path folder) {
        Installation installation = Installation.in(folder.resolve("a folder with blanks"));

        Program.Outcome outcome =
                Program.of(folder, installation.launcher().toString()).run("--version");

        assertThat(outcome.out()).startsWith("countersign ");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void is_found_through_links(@TempDir Path folder) throws IOException {
        Installation installation = Installation.in(folder.resolve("opt"));
        Path near = Files.createSymbolicLink(folder.resolve("near"), Path.of("opt/hooks/countersign"));
        Path far = Files.createSymbolicLink(folder.resolve("far"), near);

        Program.Outcome outcome = Program.of(folder, far.toString()).run("--version");

        assertThat(installation.launcher()).exists();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void passes_over_a_java_that_is_too_old(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.write("old/release", "IMPLEMENTOR=\"N/A\"\nJAVA_VERSION=\"1.8.0_402\"\n");
        server.script("old/bin/java", "#!/bin/sh\nexit 0\n");

        Program.Outcome outcome = server.installation()
                .at(folder)
                .with("JAVA_HOME", folder.resolve("old").toString())
                .run("--version");

        assertThat(outcome.out()).startsWith("countersign ");
    }

    /** With a Java that only tells how it was started: not every real one looks at the jar (JDK-8377932). */
    @ParameterizedTest
    @CsvSource({"17.0.1, jsa, -XX:SharedArchiveFile=", "25.0.3, aot, -XX:AOTCache="})
    void starts_from_an_archive_only_if_that_has_the_time_of_the_jar(
            String version, String suffix, String option, @TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        Installation installation = Installation.in(folder.resolve("opt"));
        server.write("java/release", "JAVA_VERSION=\"" + version + "\"\n");
        server.script("java/bin/java", "#!/bin/sh\necho \"$@\"\n");
        Path archive = Files.writeString(installation.jar().resolveSibling("countersign." + suffix), "an archive");
        Instant time = Files.getLastModifiedTime(installation.jar()).toInstant();

        for (long shift : new long[] {-1_000_000_000, -1_000, 1_000, 1_000_000_000}) {
            Files.setLastModifiedTime(archive, FileTime.from(time.plusNanos(shift)));
            assertThat(started(installation, folder, "hook").out())
                    .contains("dev.countersign.Countersign hook")
                    .doesNotContain(option);
            assertThat(started(installation, folder, "--archived").exitCode()).isEqualTo(1);
        }
        Files.setLastModifiedTime(archive, FileTime.from(time));
        assertThat(started(installation, folder, "hook").out())
                .contains(option + archive)
                .contains("dev.countersign.Countersign hook");
        assertThat(started(installation, folder, "--archived").out())
                .contains(option + archive)
                .contains(" -version hook");
    }

    private static Program.Outcome started(Installation installation, Path folder, String word) {
        return installation
                .at(folder)
                .with("JAVA_HOME", folder.resolve("java").toString())
                .run(word);
    }

    @Test
    void passes_over_a_java_home_that_is_gone(@TempDir Path folder) {
        Program.Outcome outcome = Installation.in(folder.resolve("opt"))
                .at(folder)
                .with("JAVA_HOME", folder.resolve("gone").toString())
                .run("--version");

        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void says_so_when_there_is_no_jar(@TempDir Path folder) throws IOException {
        Installation installation = Installation.in(folder.resolve("opt"));
        Files.delete(folder.resolve("opt/lib/countersign.jar"));

        Program.Outcome outcome = installation.at(folder).run("hook", "pre-receive");

        assertThat(outcome.err()).startsWith("countersign: there is no countersign.jar beside ");
        assertThat(outcome.exitCode()).isEqualTo(3);
    }

    @Test
    void never_builds_inside_a_hook(@TempDir Path folder) throws IOException {
        Installation installation = Installation.in(folder.resolve("opt"));
        Files.delete(folder.resolve("opt/lib/countersign.jar"));
        Files.createFile(folder.resolve("opt/pom.xml"));

        Program.Outcome outcome = installation.at(folder).run("hook", "pre-receive");

        assertThat(outcome.err()).startsWith("countersign: there is no countersign.jar beside ");
        assertThat(outcome.exitCode()).isEqualTo(3);
    }

    @Test
    void shows_what_the_build_said_when_it_failed(@TempDir Path folder) throws IOException {
        Installation installation = Installation.in(folder.resolve("opt"));
        Files.delete(folder.resolve("opt/lib/countersign.jar"));
        Files.createFile(folder.resolve("opt/pom.xml"));
        Path mvn = Files.writeString(folder.resolve("mvn"), "#!/bin/sh\necho no room on the disk\nexit 1\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();

        Program.Outcome outcome = installation
                .at(folder)
                .with("PATH", folder + ":" + System.getenv("PATH"))
                .run("demo");

        assertThat(outcome.err()).contains("building the jar", "no room on the disk", "the build failed");
        assertThat(outcome.exitCode()).isEqualTo(3);
    }

    @Test
    void refuses_a_folder_that_java_cannot_run_from(@TempDir Path folder) {
        Program.Outcome outcome =
                Installation.in(folder.resolve("a:b")).at(folder).run("--version");

        assertThat(outcome.err()).contains("cannot run from", "Java splits class paths at a colon");
        assertThat(outcome.exitCode()).isEqualTo(3);
    }

    @Test
    void people_and_places_keep_their_letters_in_the_posix_locale(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(Files.createDirectory(folder.resolve("dépôt à côté")));
        server.client().commit("Größe ändern\n");
        server.client().git("push", "--quiet", "origin", "HEAD:refs/elsewhere/here");

        Program.Outcome outcome = Program.of(server.onServer("."), "hooks/pre-receive")
                .with("GIT_DIR", ".")
                .with("LC_ALL", "POSIX")
                .with("LANG", "C")
                .reading("0".repeat(40) + " " + server.client().id("HEAD") + " refs/heads/größe\n")
                .run();

        assertThat(outcome.err()).contains("Größe ändern");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void the_shipped_hooks_work_as_links(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        Files.delete(server.onServer("hooks/pre-receive"));
        for (String name : List.of("pre-receive", "update")) {
            Files.createSymbolicLink(
                    server.onServer("hooks/" + name), server.installation().hook(name));
        }

        assertThat(server.push(GuardedServer.UNSIGNED).error()).contains("countersign: this commit may not go in");
        server.client().git("commit", "--quiet", "--amend", "--allow-empty", "-m", GuardedServer.SIGNED);
        assertThat(server.push(Map.of()).error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void the_update_hook_alone_judges_too(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        Files.delete(server.onServer("hooks/pre-receive"));
        Files.createSymbolicLink(
                server.onServer("hooks/update"), server.installation().hook("update"));

        assertThat(server.push(GuardedServer.UNSIGNED).error())
                .contains("countersign: this commit may not go in; refs/heads/main was not changed on the server");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void the_update_hook_rejects_when_the_policy_cannot_be_used(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        Files.delete(server.onServer("hooks/pre-receive"));
        Files.createSymbolicLink(
                server.onServer("hooks/update"), server.installation().hook("update"));
        server.write("policy.yaml", "");

        assertThat(server.push(GuardedServer.SIGNED).error())
                .contains("could not be judged; refs/heads/main was not changed on the server");
        assertThat(server.hasArrived()).isFalse();
    }
}
