package dev.countersign.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.ClassPath;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes of which the verdicts would not fit into the memory of the hook. */
final class LargePushTest {

    private static final int COMMITS = 20_000;
    private static final String SIGN_OFF = "Signed-off-by: Sara Lind <sara@corp.example>\n";

    @Test
    void is_let_in_and_recorded_whole(@TempDir Path folder) throws IOException {
        GuardedServer server = serverWithLittleMemory(folder);

        Outcome outcome = push(server, SIGN_OFF);

        assertThat(outcome.error())
                .isEqualTo("remote: countersign: 20000 AI-assisted commits signed off by Sara Lind        \n");
        assertThat(outcome.exitCode()).isZero();
        assertThat(server.commands().run("log", "verify", "server.git").out()).startsWith("1 line, intact");
        assertThat(recorded(server, "\"verdict\":\"admitted\"")).isEqualTo(COMMITS);
    }

    @Test
    void is_refused_with_a_few_reasons_and_recorded_with_all(@TempDir Path folder) throws IOException {
        GuardedServer server = serverWithLittleMemory(folder);

        Outcome outcome = push(server, "");

        assertThat(outcome.error())
                .contains("countersign: 20000 of 20000 commits may not go in; nothing was changed on the server")
                .contains("… and 19980 more; countersign check shows them all")
                .contains("git rebase --signoff --root");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(server.commands().run("log", "verify", "server.git").out()).startsWith("1 line, intact");
        assertThat(recorded(server, "\"verdict\":\"rejected\"")).isEqualTo(COMMITS);
    }

    private static GuardedServer serverWithLittleMemory(Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        server.write("policy.yaml", Files.readString(folder.resolve("policy.yaml")) + "limits: {seconds: 600}\n");
        String classPath = ClassPath.entries().stream().map(Path::toString).collect(Collectors.joining(":"));
        Path hook = server.onServer("hooks/pre-receive");
        Files.writeString(
                hook,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -Xmx64m -cp '"
                        + classPath + "' dev.countersign.Countersign hook pre-receive\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        return server;
    }

    private static Outcome push(GuardedServer server, String signOff) {
        server.client().git(commits(signOff).getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet");
        return server.push(Map.of(), "refs/heads/large");
    }

    private static String commits(String signOff) {
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < COMMITS; i++) {
            String message = "Change number " + i + "\n\nThis explains what was done in step " + i
                    + ", in a few\nlines, as is usual.\n\nCo-authored-by: Claude <noreply@anthropic.com>\n" + signOff;
            stream.append("commit refs/heads/large\ncommitter Jun Park <jun@corp.example> ")
                    .append(1_700_000_000 + i)
                    .append(" +0000\ndata ")
                    .append(message.length())
                    .append('\n')
                    .append(message);
        }
        return stream.toString();
    }

    private static long recorded(GuardedServer server, String word) throws IOException {
        String line = Files.readString(server.onServer("countersign/decisions.jsonl"));
        return Stream.of(line.split("\"rules\":", -1))
                .filter(commit -> commit.contains(word))
                .count();
    }
}
