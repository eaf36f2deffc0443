package dev.countersign.shell.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.Installation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RehearsalTest {

    /** What is not recorded is slow, and nobody would see why. */
    @Test
    void the_program_comes_to_a_judgement_about_everything_in_it() {
        String hook = "#!/bin/sh\nJAVA_HOME=" + HookScript.quoted(Path.of(System.getProperty("java.home"))) + " exec "
                + HookScript.quoted(Installation.shared().launcher()) + " hook pre-receive\n";

        try (Scratch scratch = Scratch.create(Map.of("PATH", System.getenv("PATH")))) {
            GitCommand.Answer answer = new Rehearsal(scratch).push(hook);

            assertThat(answer.err().lines().filter(line -> line.contains("error: ")))
                    .anyMatch(line -> line.contains(" Go on ") && line.contains("rule senior-sign-off"))
                    .noneMatch(line -> line.contains(" Sign ") || line.contains(" End "));
            assertThat(answer.err())
                    .contains("author Jun Park is junior; needs 1 sign-off by a senior, has 0")
                    .contains("1 of 4 commits may not go in");
        }
    }
}
