package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.testing.GuardedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nobody but the pushes themselves starts a resident process. */
final class ResidentOnDemandTest {

    private static final int LONG = 3_600;

    @TempDir
    Path folder;

    private GuardedServer server;

    @BeforeEach
    void unguarded() {
        server = GuardedServer.unguarded(folder);
    }

    @AfterEach
    void endAll() {
        residents().forEach(process -> {
            process.destroy();
            process.onExit().join();
        });
    }

    @Test
    void the_first_push_starts_one_and_judges_by_itself() throws IOException {
        server.installOnDemand(LONG);

        assertThat(server.push(SIGNED).error()).isEmpty();
        awaitServing();
        assertThat(log()).doesNotContain(" taken: ");
        server.installation().forbidLauncher();

        assertThat(server.push(SIGNED).error()).isEmpty();

        assertThat(log()).contains(" taken: ");
        assertThat(Files.readAllLines(server.onServer("countersign/decisions.jsonl")))
                .hasSize(2);
    }

    @Test
    void of_many_pushes_one_starts_one() throws IOException {
        server.installOnDemand(LONG);
        server.client().commit(SIGNED);
        List<CompletableFuture<Integer>> pushes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Process push = server.client().start("push", "--quiet", "origin", "HEAD:refs/heads/topic-" + i);
            pushes.add(push.onExit().thenApply(Process::exitValue));
        }

        assertThat(pushes).allSatisfy(push -> assertThat(push.join()).isZero());
        awaitServing();

        assertThat(residents()).hasSize(1);
        assertThat(log()).containsOnlyOnce("serving at ");
    }

    @Test
    void it_ends_when_nobody_comes_and_the_next_push_starts_another() throws IOException {
        server.installOnDemand(1);

        assertThat(server.push(SIGNED).error()).isEmpty();
        residents().forEach(process -> process.onExit().join());
        assertThat(log()).containsOnlyOnce("serving at ").contains("ended");
        assertThat(server.socket()).doesNotExist();

        assertThat(server.push(SIGNED).error()).isEmpty();
        residents().forEach(process -> process.onExit().join());
        assertThat(log().split("serving at ", -1)).hasSize(3);
    }

    @Test
    void it_inherits_nothing_of_the_push() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/environ")));
        server.installOnDemand(LONG);
        server.client().commit(SIGNED);

        assertThat(server.push(Map.of("SECRET", "of the pusher")).error()).isEmpty();
        awaitServing();

        for (ProcessHandle process : residents().toList()) {
            assertThat(Files.readString(Path.of("/proc/" + process.pid() + "/environ")))
                    .contains("JAVA_HOME=")
                    .doesNotContain("SECRET", "GIT_");
            assertThat(open(process)).doesNotContain("pipe:").contains("serve.sock.start");
        }
    }

    @Test
    void the_doctor_says_who_starts_one() {
        server.installOnDemand(LONG);

        assertThat(server.commands().run("doctor", "server.git").out())
                .contains("ok:    the next push starts a resident process at " + server.socket());
    }

    @Test
    void without_a_folder_for_its_socket_none_is_started() throws IOException {
        server.installOnDemand(LONG);
        Files.delete(server.socket().getParent());

        assertThat(server.push(SIGNED).error()).isEmpty();

        assertThat(residents()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void in_a_folder_that_others_can_enter_none_is_started() throws IOException {
        server.installOnDemand(LONG);
        Path mine = server.write("mine", "");
        Files.createSymbolicLink(server.socket().resolveSibling("serve.sock.log"), mine);
        Files.setPosixFilePermissions(server.socket().getParent(), PosixFilePermissions.fromString("rwxrwxr-x"));

        assertThat(server.push(SIGNED).error()).isEmpty();

        assertThat(residents()).isEmpty();
        assertThat(mine).isEmptyFile();
        assertThatThrownBy(() -> server.installOnDemand(LONG))
                .hasMessageContaining("others can enter the folder of the socket");
    }

    private void awaitServing() throws IOException {
        while (!log().contains("serving at ")) {
            Thread.onSpinWait();
        }
    }

    private String log() throws IOException {
        Path log = server.socket().resolveSibling("serve.sock.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /** What a process has open, by name. */
    private static String open(ProcessHandle process) throws IOException {
        StringBuilder names = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                names.append(Files.isSymbolicLink(file) ? Files.readSymbolicLink(file) : "")
                        .append('\n');
            }
        }
        return names.toString();
    }

    /** All that serve at this server's socket, a shell that is about to become one as well. */
    private Stream<ProcessHandle> residents() {
        String socket = server.socket().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(" serve ") && line.contains(socket))
                        .isPresent());
    }
}
