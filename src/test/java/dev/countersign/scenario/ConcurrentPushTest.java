package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many people who push at the same time. */
final class ConcurrentPushTest {

    private static final int PUSHES = 10;

    @Test
    void ten_pushes_at_once_are_each_judged_and_each_recorded_once(@TempDir Path folder) throws Exception {
        GuardedServer server = GuardedServer.in(folder);
        server.client().commit(SIGNED);
        for (int i = 0; i < PUSHES; i++) {
            server.client().git("checkout", "--quiet", "-B", "topic-" + i, "main");
            server.client().commit(i + ": " + (isBad(i) ? UNSIGNED : SIGNED));
        }

        List<Process> pushes = new ArrayList<>();
        for (int i = 0; i < PUSHES; i++) {
            pushes.add(server.client().start("push", "--quiet", "origin", "topic-" + i));
        }

        for (int i = 0; i < PUSHES; i++) {
            assertThat(pushes.get(i).waitFor()).as("topic-" + i).isEqualTo(isBad(i) ? 1 : 0);
        }
        assertThat(server.refs()).hasSize(PUSHES - 3);
        assertThat(recorded(server)).containsExactlyInAnyOrderElementsOf(expected());
        Program.Outcome verified = server.commands().run("log", "verify", "server.git");
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.out()).startsWith("10 lines, intact");
    }

    private static boolean isBad(int push) {
        return push % 4 == 0;
    }

    private static List<String> expected() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < PUSHES; i++) {
            expected.add((isBad(i) ? "rejected" : "admitted") + " refs/heads/topic-" + i);
        }
        return expected;
    }

    private static List<String> recorded(GuardedServer server) throws IOException {
        return Files.readAllLines(server.onServer("countersign/decisions.jsonl")).stream()
                .map(line -> (line.contains("\"decision\":\"rejected\"") ? "rejected " : "admitted ")
                        + line.replaceAll(".*\"ref\":\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
