package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.shell.cli.server.Hook;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import dev.countersign.testing.Resident;
import dev.countersign.testing.ScratchRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A resident process judges as the hook does by itself: the same pushes get the same reports and exit codes, leave the
 * same refs behind, and write the same lines into the log.
 */
final class BothPathsTest {

    private static final String ZERO = "0".repeat(40);

    @Test
    void ordinary_pushes(@TempDir Path folder) {
        assertSameOnBothPaths(folder, (server, seen) -> {
            server.server().git("config", "receive.advertisePushOptions", "true");
            seen.push(server.push(SIGNED));
            seen.push(server.push(UNSIGNED));
            seen.push(server.pushing("HEAD~:refs/heads/topic", "HEAD:refs/heads/bad"));
            seen.push(server.pushing("--push-option=ci.skip", "HEAD~:refs/heads/topic", "HEAD~:refs/tags/v1"));
            seen.push(server.pushing(":refs/heads/topic"));
            seen.push(server.pushing("--force", "HEAD:refs/heads/größe"));
        });
    }

    @Test
    void the_update_hook(@TempDir Path folder) {
        assertSameOnBothPaths(folder, Hook.UPDATE, (server, seen) -> {
            ObjectId good = server.client().commit(SIGNED);
            ObjectId bad = server.client().commit(UNSIGNED);
            seen.push(server.pushing(good + ":refs/heads/good", bad + ":refs/heads/bad"));
            seen.push(server.pushing(bad + ":refs/heads/good"));
            String call = "mkfifo open && exec hooks/update refs/heads/new " + ZERO + " " + good;
            seen.program(Program.of(server.onServer("."), "/bin/sh", "-c", call + " 0<>open") // which never ends
                    .with("GIT_DIR", ".")
                    .run());
            server.write("policy.yaml", "");
            seen.push(server.pushing(bad + ":refs/heads/good"));
        });
    }

    @Test
    void what_cannot_be_judged(@TempDir Path folder) {
        assertSameOnBothPaths(folder, (server, seen) -> {
            seen.push(server.push(SIGNED));
            String policy = server.server().git("config", "countersign.policy");
            String text = read(Path.of(policy));
            server.write("policy.yaml", "version: 1\nroster: roster.yaml\nruls: []\n");
            seen.push(server.push(SIGNED));
            server.write("policy.yaml", text);
            server.server().git("config", "--unset", "countersign.policy");
            seen.push(server.push(Map.of()));
            server.server().git("config", "countersign.policy", policy);
            seen.push(server.push(Map.of()));
            seen.program(hook(server)
                    .reading(ZERO + " " + "1".repeat(40) + " refs/heads/x\n")
                    .run());
            seen.program(hook(server).with("GIT_DIR", "nowhere").reading("x").run());
        });
    }

    @Test
    void odd_input(@TempDir Path folder) {
        assertSameOnBothPaths(folder, (server, seen) -> {
            ObjectId bad = server.client().commit(UNSIGNED);
            server.plant("HEAD", "refs/elsewhere/x");
            String line = ZERO + " " + bad + " refs/heads/main\n";
            seen.program(hook(server).run());
            seen.program(hook(server).reading(line + line + "nonsense\n\n").run());
            seen.program(hook(server).reading(line.substring(0, 90)).run());
            seen.program(
                    hook(server).reading(bad + " " + bad + " refs/heads/main\n").run());
            seen.program(hook(server).with("LC_ALL", "POSIX").reading(line).run());
            seen.program(hook(server)
                    .with("JAVA_TOOL_OPTIONS", "-XX:None")
                    .reading(line)
                    .run());
            seen.program(hook(server)
                    .with("GIT_PUSH_OPTION_COUNT", "x")
                    .reading(line)
                    .run());
        });
    }

    @Test
    void whoever_the_server_says_has_pushed(@TempDir Path folder) {
        assertSameOnBothPaths(folder, (server, seen) -> {
            server.askForPusher("GL_USERNAME", "Sara Lind", "slind");
            server.client().commit(SIGNED);
            seen.push(server.push(Map.of("GL_USERNAME", "jpark")));
            seen.push(server.push(Map.of("GL_USERNAME", "slind")));
            server.askForPusher("CLASSPATH", "Sara Lind", "slind");
            server.client().commit(SIGNED);
            seen.push(server.push(Map.of("CLASSPATH", "slind"))); // which the launcher unsets
        });
    }

    @Test
    void further_hooks(@TempDir Path folder) {
        assertSameOnBothPaths(folder, (server, seen) -> {
            server.script("server.git/hooks/pre-receive.d/echo", "#!/bin/sh\ncat >&2\nexit 7\n");
            seen.push(server.push(UNSIGNED));
            server.client().git("commit", "--quiet", "--amend", "--allow-empty", "-m", SIGNED);
            seen.push(server.push(Map.of()));
        });
    }

    private static Program hook(GuardedServer server) {
        return server.hook("pre-receive").with("GIT_DIR", ".");
    }

    /** Does something to a server, and notes what can be seen of it. */
    private interface Scenario {
        void play(GuardedServer server, Seen seen);
    }

    private static void assertSameOnBothPaths(Path folder, Scenario scenario) {
        assertSameOnBothPaths(folder, Hook.PRE_RECEIVE, scenario);
    }

    private static void assertSameOnBothPaths(Path folder, Hook hook, Scenario scenario) {
        GuardedServer cold = GuardedServer.unguarded(folder.resolve("cold"));
        cold.install(hook);
        GuardedServer warm = GuardedServer.unguarded(folder.resolve("warm"));
        warm.install(hook);

        List<String> expected = play(cold, folder.resolve("cold"), scenario);
        List<String> actual;
        try (Resident resident = Resident.of(warm)) {
            warm.installation().forbidLauncher();
            actual = play(warm, folder.resolve("warm"), scenario);
            resident.await(1, "answered: REJECTED");
            assertThat(resident.said()).doesNotContain("WARN", "ERROR");
        }

        assertThat(actual).isEqualTo(expected);
    }

    private static List<String> play(GuardedServer server, Path folder, Scenario scenario) {
        Seen seen = new Seen(folder);
        scenario.play(server, seen);
        seen.lines.addAll(server.refs());
        read(server.onServer("countersign/decisions.jsonl")).lines().forEach(seen::decision);
        return seen.lines;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What people and programs see, without what differs between any two servers. */
    private static final class Seen {

        private final Path folder;
        private final List<String> lines = new ArrayList<>();

        Seen(Path folder) {
            this.folder = folder;
        }

        void push(ScratchRepository.Outcome outcome) {
            note("exit " + outcome.exitCode() + ": " + outcome.error());
        }

        void program(Program.Outcome outcome) {
            note("exit " + outcome.exitCode() + ": " + outcome.out() + outcome.err());
        }

        void decision(String line) {
            note(line.replaceAll("\"(at|previous)\":\"[^\"]*\"", "\"$1\":\"\""));
        }

        private void note(String text) {
            lines.add(text.replace(folder.toString(), "FOLDER"));
        }
    }
}
