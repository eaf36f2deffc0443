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
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reading leaves no trace: JGit left to itself writes probe files, a file in the home folder, and runs git. */
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
            Map<String, String> home = homeOfThisProcess();
            List<String> commands = startedDuring(() -> readAll(push, old, fresh));

            assertThat(commands).isEmpty();
            assertThat(sandbox.snapshot()).isEqualTo(files);
            assertThat(homeOfThisProcess()).isEqualTo(home);
        }
    }

    @Test
    void a_process_would_have_been_seen() throws IOException {
        List<String> commands =
                startedDuring(() -> new ProcessBuilder("true").start().onExit().join());

        assertThat(commands).singleElement().asString().contains("true");
    }

    @Test
    void jgit_sees_no_environment_no_configuration_and_no_host_name() throws Exception {
        GitRuntime.install();
        SystemReader reader = SystemReader.getInstance();

        assertThat(reader.getenv("PATH")).isNull();
        assertThat(reader.getHostname()).isEqualTo("localhost");
        assertThat(reader.getUserConfig().getSections()).isEmpty();
        assertThat(reader.getSystemConfig().getSections()).isEmpty();
        assertThat(reader.getJGitConfig().getSections()).isEmpty();
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

    private static Map<String, String> homeOfThisProcess() {
        Path home = Path.of(System.getProperty("user.home"));
        return Map.of(
                ".config/jgit", String.valueOf(Files.exists(home.resolve(".config/jgit/config"))),
                ".jgitconfig", String.valueOf(Files.exists(home.resolve(".jgitconfig"))));
    }

    /** What may fail to read. */
    private interface Action {
        void run() throws IOException;
    }
}
