package dev.countersign.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.Commands;
import dev.countersign.testing.Installation;
import dev.countersign.testing.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoCommandTest {

    @Test
    void every_push_ends_as_announced(@TempDir Path folder) {
        Installation installation = Installation.in(folder.resolve("opt"));

        Program.Outcome outcome =
                Commands.in(folder).startedBy(installation.launcher()).run("demo", "--remove");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains(
                        "remote: countersign: this commit may not go in; nothing was changed on the server\n",
                        "remote: hint:  ask Sara Lind (senior), who then runs:\n",
                        "Mia Berg is junior, not\n",
                        "remote: countersign: 1 AI-assisted commit signed off by Sara Lind\n",
                        "needs 1 countersignature by senior or above, has 0\n",
                        "countersign: signed\n",
                        "Every answer stands in the decision log,\n")
                .doesNotContain("SHOULD NOT BE");
        assertThat(outcome.out().lines().filter(line -> line.startsWith("=> ")))
                .containsExactly(
                        "=> accepted",
                        "=> rejected",
                        "=> rejected",
                        "=> accepted",
                        "=> rejected",
                        "=> rejected", // by key, from here on
                        "=> accepted",
                        "=> rejected");
        assertThat(outcome.exitCode()).isZero();
    }
}
