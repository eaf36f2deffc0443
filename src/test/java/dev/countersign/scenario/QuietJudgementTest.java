package dev.countersign.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a judgement leaves behind: its line in the decision log, and nothing else. */
final class QuietJudgementTest {

    @Test
    void a_judgement_writes_nothing_but_its_log_and_starts_no_process(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        String commit = server.client().commit(GuardedServer.SIGNED).hex();
        server.client().git("push", "--quiet", "origin", "HEAD:refs/elsewhere/here");
        String spy = "#!/bin/sh\necho \"$0 $*\" >>'" + folder.resolve("started") + "'\n";
        for (String name : new String[] {"git", "stty", "sh", "uname", "sudo"}) {
            server.script("bin/" + name, spy);
        }
        server.write("home/file", "");
        Set<String> before = files(folder);

        Program.Outcome outcome = server.hook("pre-receive")
                .with("GIT_DIR", ".")
                .with("HOME", folder.resolve("home").toString())
                .with("PATH", folder.resolve("bin") + ":/usr/bin:/bin")
                .reading("0".repeat(40) + " " + commit + " refs/heads/main\n")
                .run();

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        Set<String> fresh = files(folder);
        fresh.removeAll(before);
        assertThat(fresh).isEmpty();
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(folder.relativize(file).toString()));
            return names;
        }
    }
}
