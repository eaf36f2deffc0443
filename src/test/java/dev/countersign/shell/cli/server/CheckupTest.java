package dev.countersign.shell.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import dev.countersign.testing.SignedPush;
import dev.countersign.testing.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code doctor}, in front of repositories that are guarded well, badly and not at all. */
final class CheckupTest {

    @Test
    void all_is_well(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        String refs = server.server().git("for-each-ref");

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out())
                .startsWith("countersign: " + server.onServer("") + " is guarded\n")
                .contains("ok:    the hook ")
                .contains("ok:    it starts without any environment: countersign ")
                .contains("ok:    the policy " + folder + "/policy.yaml can be used, with 4 people\n")
                .contains(
                        "ok:    an AI-assisted commit without a sign-off was refused for refs/heads/countersign-canary\n")
                .contains("warning: git does not check the objects that it receives\n")
                .contains(
                        "note:  sign-offs are taken at their word, which whoever pushes can type, under: all-signed\n")
                .doesNotContain("error: ");
        assertThat(outcome.exitCode()).isZero();
        assertThat(server.server().git("for-each-ref")).isEqualTo(refs);
        assertThat(server.onServer("countersign/decisions.jsonl")).doesNotExist();
    }

    @Test
    void all_is_well_with_the_update_hook(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.commands().run("install", "server.git", "--policy", "policy.yaml", "--update-hook");

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out()).contains("ok:    an AI-assisted commit without a sign-off was refused");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void all_is_well_in_a_folder_that_another_hook_runs(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.script("server.git/hooks/pre-receive", """
                #!/bin/sh
                data=$(cat)
                for hook in "$GIT_DIR"/hooks/pre-receive.d/*; do
                    echo "$data" | "$hook" || exit 1
                done
                """);
        server.commands().run("install", "server.git", "--policy", "policy.yaml");

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out()).contains("ok:    an AI-assisted commit without a sign-off was refused");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void two_hooks_judge_each_push(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        Path update = server.onServer("hooks/update");
        server.commands().run("install", "server.git", "--policy", "policy.yaml", "--update-hook");
        Path aside = Files.move(update, folder.resolve("aside"));
        server.commands().run("install", "server.git", "--policy", "policy.yaml");
        assertThat(doctor(server).out()).doesNotContain("once more");

        Files.move(aside, update);
        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out())
                .contains("warning: the hook " + update + " judges each push once more, and records it\nhint:  rm "
                        + update + "\n");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void nothing_is_installed(@TempDir Path folder) {
        Program.Outcome outcome = doctor(GuardedServer.unguarded(folder));

        assertThat(outcome.out())
                .contains(" IS NOT SAFE\n")
                .contains("/hooks/pre-receive is not there\n")
                .contains("hint:  countersign install ")
                .contains("error: no policy is installed\n");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void the_hook_is_not_executable(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        assertThat(server.onServer("hooks/pre-receive").toFile().setExecutable(false, false))
                .isTrue();

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out())
                .contains("/hooks/pre-receive is not executable: git ignores it\nhint:  chmod +x ")
                .contains("error: an AI-assisted commit without a sign-off WAS ACCEPTED");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void its_remedies_can_be_pasted_whatever_the_folder_is_called(@TempDir Path folder) throws Exception {
        GuardedServer server = GuardedServer.in(folder, "our team's.git");
        Path hook = server.onServer("hooks/pre-receive");
        assertThat(hook.toFile().setExecutable(false, false)).isTrue();

        String remedy = server.commands()
                .run("doctor", "our team's.git")
                .out()
                .lines()
                .filter(line -> line.startsWith("hint:  chmod "))
                .findFirst()
                .orElseThrow()
                .substring("hint:  ".length());

        assertThat(new ProcessBuilder("sh", "-c", remedy).start().waitFor()).isZero();
        assertThat(hook).isExecutable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate=\njava=\n", "gate='\njava='\n", "gate='/a\0b'\njava='/j'\n", "gate=/a\njava='/j'\n"})
    void the_hook_has_lost_what_it_calls(String settings, @TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        Path hook = server.onServer("hooks/pre-receive");
        String mark = Files.readString(hook).lines().limit(2).collect(Collectors.joining("\n"));
        Files.writeString(hook, mark + "\n" + settings);

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out()).contains("error: the hook " + hook + " ");
        assertThat(outcome.err()).doesNotContain("a mistake in countersign");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void the_hook_was_edited(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        Path hook = server.onServer("hooks/pre-receive");
        Files.writeString(hook, Files.readString(hook) + "exit 0\n");

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out()).contains("error: the hook " + hook + " is not what this version writes\n");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void nobody_is_asked_for_the_certificate_that_the_policy_takes(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        SshKey sara = SshKey.in(folder);
        server.askForCertificate("Sara Lind", "'" + sara.line() + "'");

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out())
                .contains("error: the policy takes push certificates, but the repository's own configuration has no"
                        + " receive.certNonceSeed, so git asks for none\n");
        assertThat(outcome.exitCode()).isEqualTo(1);

        SignedPush.prepare(server, sara);
        assertThat(doctor(server).out()).contains("ok:    pushers are asked for a certificate\n");
    }

    @Test
    void the_hook_is_shown_no_certificate(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        SshKey sara = SshKey.in(folder);
        server.askForCertificate("Sara Lind", "'" + sara.line() + "'");
        SignedPush.prepare(server, sara);
        server.commands().run("install", "server.git", "--policy", "policy.yaml", "--update-hook");

        String told = doctor(server).out();

        assertThat(told)
                .contains("error: the policy takes push certificates, but git shows them to no update hook\n")
                .containsPattern("countersign uninstall \\S+/server.git && countersign install \\S+/server.git"
                        + " --policy \\S+/policy.yaml\n");
    }

    @Test
    void the_hook_is_a_link_that_leads_nowhere(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        Files.delete(server.onServer("hooks/pre-receive"));
        Files.createSymbolicLink(server.onServer("hooks/pre-receive"), Path.of("gone"));

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out())
                .contains("/hooks/pre-receive is a link that leads nowhere\nhint:  rm ")
                .contains("WAS ACCEPTED");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void the_hook_is_empty(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        Files.writeString(server.onServer("hooks/pre-receive"), "");

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out()).contains("/hooks/pre-receive is empty\n").contains("WAS ACCEPTED");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void git_looks_elsewhere(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.server().git("config", "core.hooksPath", folder + "/elsewhere");

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out())
                .contains("error: core.hooksPath makes git look for hooks in " + folder + "/elsewhere\n")
                .contains("WAS ACCEPTED");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void the_hook_reads_one_line_and_is_content(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.script("server.git/hooks/pre-receive", "#!/bin/sh\nread line\nexit 0\n");

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out())
                .contains("/hooks/pre-receive was not written by countersign\n")
                .contains("WAS ACCEPTED");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void somebody_else_refuses_everything(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.script("server.git/hooks/pre-receive", "#!/bin/sh\necho closed on Sundays >&2\nexit 1\n");

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out())
                .contains("error: the canary push was refused, but not by a judgement of countersign\n")
                .contains("closed on Sundays");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void the_launcher_is_gone(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        Files.delete(server.installation().launcher());

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out()).contains("/hooks/countersign, which cannot be run\nhint:  countersign install ");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void the_policy_cannot_be_used(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.write("roster.yaml", "version: 1\n");

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out())
                .contains("roster.yaml:1:1: 'levels' is missing")
                .contains("hint:  countersign config lint " + folder + "/policy.yaml\n");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void the_log_was_edited(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        server.push(GuardedServer.UNSIGNED);
        server.push(GuardedServer.UNSIGNED);
        Path log = server.onServer("countersign/decisions.jsonl");
        Files.writeString(log, Files.readString(log).replaceFirst("rejected", "admitted"));

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out()).contains("error: the decision log " + log + " was changed\n");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void the_log_has_no_folder_to_be_in(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        Files.delete(server.onServer("countersign"));
        assertThat(doctor(server).out()).contains("/decisions.jsonl will be begun by the first push\n");

        Files.writeString(server.onServer("countersign"), "");
        Program.Outcome inTheWay = doctor(server);
        server.write("policy.yaml", Files.readString(folder.resolve("policy.yaml")) + "decision-log: gone/log.jsonl\n");
        Program.Outcome missing = doctor(server);

        assertThat(inTheWay.out())
                .contains("error: the decision log cannot be written: " + server.onServer("countersign")
                        + " is no folder\n");
        assertThat(inTheWay.exitCode()).isEqualTo(1);
        assertThat(missing.out())
                .contains("error: the folder of the decision log is not there: " + folder + "/gone\n" + "hint:  mkdir "
                        + folder + "/gone\n");
        assertThat(missing.exitCode()).isEqualTo(1);
    }

    @Test
    void a_neighbour_that_is_not_run_is_told(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.write("server.git/hooks/pre-receive.d/audit", "#!/bin/sh\n");

        Program.Outcome outcome = doctor(server);

        assertThat(outcome.out()).contains("warning: the hook ", "/hooks/pre-receive.d/audit is not run");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void git_checks_objects(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.server().git("config", "receive.fsckObjects", "true");

        assertThat(doctor(server).out()).contains("ok:    git checks the objects that it receives\n");

        server.server().git("config", "receive.fsckObjects", "false");
        server.server().git("config", "transfer.fsckObjects", "true");

        assertThat(doctor(server).out()).contains("warning: git does not check the objects that it receives\n");
    }

    private static Program.Outcome doctor(GuardedServer server) {
        return server.commands().run("doctor", "server.git");
    }
}
