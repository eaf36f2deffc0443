package dev.countersign.io.git;

import static dev.countersign.io.git.GitSandbox.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reading leaves no trace: no file anywhere, no process. */
@Timeout(120)
final class SeclusionTest {

    @TempDir
    Path top;

    @Test
    void reading_a_push_creates_no_file_and_starts_no_process() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path work = sandbox.repository("work");
        Path server = sandbox.bare("server.git");
        ObjectId old = sandbox.commit(work, "file", "1");
        sandbox.git(work, "push", "-q", server.toString(), "main");
        sandbox.git(top, "clone", "-q", "--bare", "--shared", "server.git", "fork.git");
        ObjectId fresh = sandbox.commit(work, "file", "2");

        try (LivePush push = LivePush.until("pre-receive", work, top.resolve("fork.git"), "main")) {
            Map<String, String> files = sandbox.snapshot();
            List<String> commands = startedDuring(() -> readAll(push, old, fresh));

            assertThat(commands).isEmpty();
            assertThat(sandbox.snapshot()).isEqualTo(files);
        }
    }

    @Test
    void a_process_would_have_been_seen() throws IOException {
        List<String> commands =
                startedDuring(() -> new ProcessBuilder("true").start().onExit().join());

        assertThat(commands).singleElement().asString().contains("true");
    }

    private static void readAll(LivePush push, ObjectId old, ObjectId fresh) {
        try (GitRepository found = GitRepository.openHook(push.environment(), push.workingDirectory())) {
            assertThat(found.tips(name -> true)).containsEntry(ref("refs/heads/main"), old);
            assertThat(found.wasPresent(fresh)).isFalse();
            assertThat(found.wasPresent(old)).isTrue();
            assertThat(found.changedPaths((Commit) found.find(fresh).orElseThrow())
                            .anyMatch("file"::equals))
                    .isTrue();
            assertThat(found.find(new ObjectId("1".repeat(40)))).isEmpty();
            assertThat(found.notes(fresh, Map.of(ref("refs/notes/ai"), old))).isEmpty();
        }
    }

    private List<String> startedDuring(Action action) throws IOException {
        Path file = Files.createTempFile("processes", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ProcessStart").withoutStackTrace();
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals("jdk.ProcessStart"))
                    .map(event -> event.getString("command"))
                    .toList();
        } finally {
            Files.delete(file);
        }
    }

    /** What may fail to read. */
    private interface Action {
        void run() throws IOException;
    }
}
