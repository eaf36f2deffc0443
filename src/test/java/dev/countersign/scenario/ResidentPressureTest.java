package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Json;
import dev.countersign.testing.Program;
import dev.countersign.testing.Resident;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resident process when the disk is full, when a crowd stands at its socket, and when its files never rest. */
final class ResidentPressureTest {

    /** No file may grow beyond 16 blocks of 512 bytes (sh(1), ulimit): what a full disk is to who writes. */
    private static final String SMALL_FILES = "ulimit -f 16; exec \"$@\"";

    private static final int PUSHES = 30;
    private static final int REPLACEMENTS = 8;

    /** So large that it is compared while a push is judged. */
    private static final int LARGE_ROSTER = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void a_push_that_cannot_be_recorded_stays_out_and_leaves_the_log_whole() throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        int admitted = 0;
        Outcome last;
        try (Resident resident = Resident.start(confined(server), folder)) {
            do {
                last = server.push(SIGNED);
                admitted += last.exitCode() == 0 ? 1 : 0;
            } while (last.exitCode() == 0);
            resident.await(1, "answered: ");
        }

        assertThat(last.error()).contains("this push could not be judged; nothing was changed on the server");
        assertThat(server.server().git("rev-parse", "main"))
                .isEqualTo(server.client().id("HEAD^").hex());
        assertThat(decisions(server)).hasSize(admitted);

        try (Resident resident = Resident.of(server)) {
            assertThat(server.push(Map.of()).error()).isEmpty();
            resident.await(1, "answered: ADMITTED");
        }
        assertThat(decisions(server)).hasSize(admitted + 1);
        assertIntact(server, admitted + 1);
    }

    @Test
    void who_finds_a_crowd_at_the_socket_judges_by_themselves() throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        List<SocketChannel> crowd = new ArrayList<>();
        try (Resident resident = Resident.of(server)) {
            while (!resident.said().contains("too many clients at once")) {
                crowd.add(SocketChannel.open(UnixDomainSocketAddress.of(server.socket())));
            }

            assertThat(server.push(SIGNED).error()).isEmpty();
            assertThat(resident.said()).doesNotContain(" taken: ");

            for (SocketChannel one : crowd) {
                one.close();
            }
            server.installation().forbidLauncher();
            assertThat(server.push(SIGNED).error()).isEmpty();
            resident.await(1, "answered: ADMITTED");
        }
        assertIntact(server, 2);
    }

    @Test
    void each_push_is_judged_by_one_roster_though_it_is_replaced_all_the_time() throws Exception {
        GuardedServer server = GuardedServer.resident(folder);
        String knows = Files.readString(folder.resolve("roster.yaml"));
        String knowsNot = knows.replace("sara@", "lind@");
        AtomicBoolean enough = new AtomicBoolean();
        Thread admin = new Thread(() -> {
            while (!enough.get()) {
                replace(server, knowsNot);
                replace(server, knows);
            }
        });
        Set<Integer> exitCodes = new HashSet<>();
        try (Resident resident = Resident.of(server)) {
            server.installation().forbidLauncher();
            admin.start();
            for (int i = 0; i < PUSHES || exitCodes.size() < 2; i++) {
                exitCodes.add(server.push(SIGNED).exitCode()); // a new commit, which nobody has judged yet
            }
            assertThat(resident.said()).doesNotContain("WARN", "ERROR");
        } finally {
            enough.set(true);
            admin.join();
        }

        assertThat(exitCodes).containsExactlyInAnyOrder(0, 1);
        assertThat(verdictsByRoster(server)).containsExactlyInAnyOrder(Set.of("admitted"), Set.of("rejected"));
    }

    @Test
    void a_large_roster_that_is_replaced_during_a_judgement_counts_for_the_next_push() throws Exception {
        GuardedServer server = GuardedServer.resident(folder);
        String knows = Files.readString(folder.resolve("roster.yaml")) + "#".repeat(LARGE_ROSTER);
        List<String> rosters = List.of(knows.replace("sara@", "lind@"), knows);
        replace(server, knows);
        Set<Integer> exitCodes = new HashSet<>();
        try (Resident resident = Resident.of(server)) {
            server.installation().forbidLauncher();
            for (int i = 0; i < REPLACEMENTS; i++) {
                int push = i;
                Thread admin = new Thread(() -> {
                    resident.await(2 * push + 1, " taken: ");
                    replace(server, rosters.get(push % 2));
                });
                admin.start();
                exitCodes.add(server.push(SIGNED).exitCode());
                admin.join();
                assertThat(server.push(SIGNED).exitCode()).isEqualTo(push % 2 == 0 ? 1 : 0);
            }
            resident.await(2 * REPLACEMENTS, " answered: ");
            assertThat(resident.said()).doesNotContain("WARN", "ERROR");
        }

        assertThat(exitCodes).isSubsetOf(0, 1);
        assertThat(verdictsByRoster(server)).containsExactlyInAnyOrder(Set.of("admitted"), Set.of("rejected"));
        assertIntact(server, 2 * REPLACEMENTS);
    }

    private static Collection<Set<String>> verdictsByRoster(GuardedServer server) throws IOException {
        Map<String, Set<String>> verdicts = new TreeMap<>();
        for (String line : decisions(server)) {
            Object decision = Json.parse(line);
            verdicts.computeIfAbsent(String.valueOf(Json.at(decision, "roster")), digest -> new HashSet<>())
                    .add(String.valueOf(Json.at(decision, "decision")));
        }
        return verdicts.values();
    }

    private List<String> confined(GuardedServer server) {
        return List.of(
                "/bin/sh",
                "-c",
                SMALL_FILES,
                "sh",
                server.installation().launcher().toString(),
                "serve",
                "--socket",
                server.socket().toString());
    }

    private void replace(GuardedServer server, String roster) {
        try {
            Files.move(
                    server.write("roster.new", roster),
                    folder.resolve("roster.yaml"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> decisions(GuardedServer server) throws IOException {
        return Files.readAllLines(server.onServer("countersign/decisions.jsonl"));
    }

    private static void assertIntact(GuardedServer server, int lines) {
        Program.Outcome verified = server.commands().run("log", "verify", "server.git");
        assertThat(verified.out()).startsWith(lines + " lines, intact");
    }
}
