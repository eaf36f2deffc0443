package dev.countersign.shell.cli;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.Commands;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogCommandTest {

    @Test
    void shows_and_verifies_what_was_decided(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        server.push(UNSIGNED);
        server.client().git("commit", "--quiet", "--amend", "--allow-empty", "-m", SIGNED);
        server.push(Map.of());
        Commands commands = server.commands();

        List<String> lines = commands.run("log", "server.git").out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("rejected", "refs/heads/main", "1 commit", "all-signed");
        assertThat(lines.get(1)).contains("admitted", "refs/heads/main", "1 commit");
        assertThat(commands.run("log", "server.git", "--last", "1").out()).isEqualTo(lines.get(1) + "\n");
        assertThat(commands.run("log", "server.git", "--decision", "rejected").out())
                .isEqualTo(lines.get(0) + "\n");
        assertThat(commands.run("log", "server.git", "--ref", "topic").out()).isEmpty();
        assertThat(commands.run(
                                "log",
                                "server.git",
                                "--commit",
                                server.client().id("HEAD").abbreviated())
                        .out())
                .isEqualTo(lines.get(1) + "\n");
        assertThat(commands.run("log", "server.git", "--since", "2999-01-01T00:00:00Z")
                        .out())
                .isEmpty();
        assertThat(commands.run("log", "server.git", "--detail").out()).contains("Charge cards");

        Path log = server.onServer("countersign/decisions.jsonl");
        assertThat(commands.run("log", log.toString(), "--format", "json").out())
                .isEqualTo(Files.readString(log));
        assertThat(commands.run("log", "verify", "server.git").exitCode()).isZero();

        Files.writeString(log, Files.readString(log).replaceFirst("rejected", "admitted"));
        Program.Outcome edited = commands.run("log", "verify", log.toString());
        assertThat(edited.out()).contains(":1: was changed after it was written");
        assertThat(edited.exitCode()).isEqualTo(1);
    }

    @Test
    void a_time_is_a_day_or_a_moment_and_a_number_is_no_word(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.push(UNSIGNED);
        Commands commands = server.commands();

        assertThat(commands.run("log", "server.git", "--since", "2024-01-01").out())
                .contains("rejected");
        assertThat(commands.run("log", "server.git", "--since", "2999-01-01").out())
                .isEmpty();
        assertThat(commands.run("log", "server.git", "--since", "yesterday").err())
                .contains("'yesterday' is neither a day like 2026-03-01 nor a time like 2026-03-01T00:00:00Z\n");
        assertThat(commands.run("log", "server.git", "--last", "few").err())
                .contains("'few' is not a whole number of at most nine digits\n");
        assertThat(commands.run("log", "server.git", "--last", "-1").exitCode()).isEqualTo(2);
        assertThat(commands.run("log", "server.git", "--last", "3000000000").exitCode())
                .isEqualTo(2);
    }

    @Test
    void what_cannot_be_an_id_or_a_digest_is_refused_before_the_log_is_blamed(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        server.push(UNSIGNED);
        Path log = server.onServer("countersign/decisions.jsonl");
        Commands commands = server.commands();
        String verified = commands.run("log", "verify", "server.git").out().strip();
        String digest = verified.substring(verified.lastIndexOf(' ') + 1);

        Program.Outcome name = commands.run("log", "server.git", "--commit", "HEAD");
        Program.Outcome half = commands.run("log", "verify", "server.git", "--expect", digest.substring(0, 40));

        assertThat(name.err()).startsWith("countersign: 'HEAD' is not the start of a commit's id\n");
        assertThat(name.exitCode()).isEqualTo(2);
        assertThat(half.err()).contains("is not a digest of 64 hex digits\n");
        assertThat(half.exitCode()).isEqualTo(2);
        assertThat(commands.run("log", "verify", "server.git", "--expect", digest.toUpperCase(Locale.ROOT))
                        .exitCode())
                .isZero();
        Files.writeString(log, "noise\n", StandardOpenOption.APPEND);
        assertThat(commands.run("log", "server.git").err())
                .isEqualTo("warning: 1 line is no decision; see: countersign log verify " + log + "\n");
    }

    @Test
    void the_log_of_another_repository_is_not_shown_for_one_that_is_not_there(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.push(UNSIGNED);

        for (String command : List.of("log", "log verify")) {
            Program.Outcome outcome = server.commands().run((command + " server.git/typo.git").split(" "));

            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err())
                    .isEqualTo("countersign: there is neither a repository nor a decision log at '"
                            + server.onServer("typo.git") + "'\n");
            assertThat(outcome.exitCode()).isEqualTo(4);
        }
    }

    @Test
    void a_log_that_is_not_there_is_told(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);

        Program.Outcome outcome = server.commands().run("log", "server.git");

        assertThat(outcome.err()).contains("there is no decision log");
        assertThat(outcome.exitCode()).isEqualTo(4);
    }
}
