package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.shell.cli.server.Hook;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import dev.countersign.testing.Resident;
import dev.countersign.testing.ScratchRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One resident process, many people, several repositories. Who is not greeted in time judges by a process of its own.
 */
final class ManyPushesTest {

    private static final int PUSHES = 200;
    private static final int CLIENTS = 50;
    private static final int REPOSITORIES = 4;

    @Test
    void each_push_gets_its_own_answer_and_is_recorded_once(@TempDir Path folder) throws Exception {
        GuardedServer server = GuardedServer.resident(folder);
        List<ScratchRepository> repositories = new ArrayList<>();
        for (int i = 0; i < REPOSITORIES; i++) {
            repositories.add(ScratchRepository.bare(folder.resolve("repository-" + i + ".git")));
            server.install(Hook.PRE_RECEIVE, repositories.get(i));
        }
        server.client().git(branches().getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet");

        List<Integer> exitCodes;
        try (Resident resident = Resident.of(server)) {
            exitCodes = push(server.client(), repositories);
            resident.await(1, "answered: ADMITTED");
            resident.await(1, "answered: REJECTED");
        }

        for (int i = 0; i < PUSHES; i++) {
            assertThat(exitCodes.get(i)).as("topic-" + i).isEqualTo(isBad(i) ? 1 : 0);
        }
        for (int i = 0; i < REPOSITORIES; i++) {
            assertThat(recorded(repositories.get(i))).containsExactlyInAnyOrderElementsOf(expected(i));
            Program.Outcome verified = server.commands().run("log", "verify", "repository-" + i + ".git");
            assertThat(verified.out()).startsWith(PUSHES / REPOSITORIES + " lines, intact");
        }
    }

    private static List<Integer> push(ScratchRepository client, List<ScratchRepository> repositories)
            throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Integer>> pushes = new ArrayList<>();
            for (int i = 0; i < PUSHES; i++) {
                String repository =
                        repositories.get(i % REPOSITORIES).directory().toString();
                String branch = "topic-" + i;
                pushes.add(() ->
                        client.start("push", "--quiet", repository, branch).waitFor());
            }
            List<Integer> exitCodes = new ArrayList<>();
            for (Future<Integer> push : clients.invokeAll(pushes)) {
                exitCodes.add(push.get());
            }
            return exitCodes;
        } finally {
            clients.shutdown();
        }
    }

    /** A commit on a branch of its own for each push, as git-fast-import(1) reads it. */
    private static String branches() {
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < PUSHES; i++) {
            String message = i + ": " + (isBad(i) ? UNSIGNED : SIGNED);
            stream.append("commit refs/heads/topic-" + i + "\n");
            stream.append("committer Jun Park <jun@corp.example> 1700000000 +0000\n");
            stream.append("data " + message.length() + "\n" + message + "\n");
        }
        return stream.toString();
    }

    private static boolean isBad(int push) {
        return push % 3 == 0;
    }

    private static List<String> expected(int repository) {
        List<String> expected = new ArrayList<>();
        for (int i = repository; i < PUSHES; i += REPOSITORIES) {
            expected.add((isBad(i) ? "rejected" : "admitted") + " refs/heads/topic-" + i);
        }
        return expected;
    }

    private static List<String> recorded(ScratchRepository repository) throws IOException {
        Path log = repository.directory().resolve("countersign/decisions.jsonl");
        return Files.readAllLines(log).stream()
                .map(line -> (line.contains("\"decision\":\"rejected\"") ? "rejected " : "admitted ")
                        + line.replaceAll(".*\"ref\":\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
