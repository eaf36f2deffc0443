package dev.countersign.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import dev.countersign.testing.Resident;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes to a server whose roster is so large that it is not parsed for each of them. */
final class LargeRosterTest {

    @Test
    void pushes_are_judged_by_a_snapshot_as_by_the_roster(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        server.write("roster.yaml", roster("senior"));
        Outcome first = server.push(GuardedServer.UNSIGNED);
        List<Path> kept = snapshots(folder);
        Outcome second = server.push(Map.of());

        assertThat(kept).hasSize(1);
        assertThat(first.error()).contains("ask Sara Lind or Ravi Rao (senior), who then runs:");
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
        server.client().git("commit", "--quiet", "--allow-empty", "--amend", "--message", GuardedServer.SIGNED);
        assertThat(server.push(Map.of()).exitCode()).isZero();
        assertThat(snapshots(folder)).isEqualTo(kept);
    }

    @Test
    void install_makes_one_beforehand_and_doctor_says_where(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.write("roster.yaml", roster("senior"));
        Program countersign = server.installation().at(folder);

        assertThat(countersign
                        .run("install", "server.git", "--policy", "policy.yaml")
                        .exitCode())
                .isZero();
        List<Path> kept = snapshots(folder);
        assertThat(kept).hasSize(1).allMatch(file -> file.startsWith(server.onServer("countersign")));
        assertThat(countersign.run("doctor", "server.git").out())
                .contains("ok:    the roster is large, and pushes read it from " + kept.get(0) + "\n");
    }

    @Test
    void doctor_warns_when_none_can_be_kept(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        server.write("roster.yaml", roster("senior"));
        Path own = Files.createDirectories(server.onServer("countersign"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(server.installation().at(folder).run("doctor", "server.git").out())
                .contains("warning: the roster is large, and nowhere can a snapshot of it be kept");
        assertThat(snapshots(folder)).isEmpty();
    }

    @Test
    void a_change_counts_from_the_next_push_on_whoever_judges_it(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        try (Resident resident = Resident.of(server)) {
            server.write("roster.yaml", roster("senior"));
            assertThat(server.push(GuardedServer.SIGNED).exitCode()).isZero();
            FileTime time = Files.getLastModifiedTime(folder.resolve("roster.yaml"));
            server.write("roster.yaml", roster("junior"));
            Files.setLastModifiedTime(folder.resolve("roster.yaml"), time);

            assertThat(server.push(GuardedServer.SIGNED).error()).contains("Sara Lind is junior");
            resident.terminate();
            assertThat(resident.exitCode()).isNotZero();
            assertThat(server.push(GuardedServer.SIGNED).error()).contains("Sara Lind is junior");
        }
    }

    private static String roster(String levelOfSara) {
        return """
                version: 1
                levels: [junior, middle, senior]
                members:
                  - {name: Jun Park, emails: [jun@corp.example], level: junior}
                  - {name: Sara Lind, emails: [sara@corp.example], level: LEVEL}
                  - {name: Ravi Rao, emails: [ravi@corp.example], level: senior}
                """.replace("LEVEL", levelOfSara)
                + IntStream.range(0, 2_000)
                        .mapToObj(i ->
                                "  - {name: Colleague " + i + ", emails: [c" + i + "@corp.example], level: junior}\n")
                        .collect(Collectors.joining());
    }

    private static List<Path> snapshots(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".snapshot")).toList();
        }
    }
}
