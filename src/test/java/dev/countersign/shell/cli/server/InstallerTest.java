package dev.countersign.shell.cli.server;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.Commands;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import dev.countersign.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code install} and {@code uninstall}, in front of real repositories. */
final class InstallerTest {

    private static final String NOISY = "#!/bin/sh\necho hook of old >&2\ncat >\"$0.seen\"\n";
    private static final String SURLY = "#!/bin/sh\necho hook of old >&2\nexit 9\n";

    @Test
    void says_what_it_did(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);

        Program.Outcome outcome = install(server);

        Path git = server.onServer(".").normalize();
        assertThat(outcome.out())
                .isEqualTo("countersign: " + git + " is guarded\n"
                        + "       hook    " + git + "/hooks/pre-receive\n"
                        + "       policy  " + folder + "/policy.yaml\n");
        assertThat(outcome.exitCode()).isZero();
        assertThat(server.server().git("config", "countersign.policy")).isEqualTo(folder + "/policy.yaml");
    }

    @Test
    void twice_is_once(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        String hook = Files.readString(server.onServer("hooks/pre-receive"));

        Program.Outcome again = install(server);

        assertThat(again.exitCode()).isZero();
        assertThat(server.onServer("hooks/pre-receive")).hasContent(hook);
        assertThat(server.onServer("hooks/pre-receive.d")).doesNotExist();
    }

    @Test
    void the_second_time_needs_no_policy(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);

        assertThat(server.commands().run("install", "server.git").exitCode()).isZero();
    }

    @Test
    void without_a_policy_nothing_is_touched(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);

        Program.Outcome outcome = server.commands().run("install", "server.git");

        assertThat(outcome.err()).contains("there is no policy", "countersign init");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(server.onServer("hooks/pre-receive")).doesNotExist();
    }

    @Test
    void with_a_broken_policy_nothing_is_touched(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.write("policy.yaml", "version: 2\n");

        Program.Outcome outcome = install(server);

        assertThat(outcome.err()).contains("the configuration cannot be used").contains("error: ");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(server.onServer("hooks/pre-receive")).doesNotExist();
    }

    @Test
    void a_hook_that_was_there_runs_on_what_was_admitted(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.script("server.git/hooks/pre-receive", NOISY);
        assertThat(install(server).out()).contains("kept    ", "hooks/pre-receive.d/pre-receive, which runs next");

        assertThat(server.push(UNSIGNED).error()).contains("may not go in").doesNotContain("hook of old");
        server.client().git("commit", "--quiet", "--amend", "--allow-empty", "-m", SIGNED);
        assertThat(server.push(Map.of()).error()).contains("remote: hook of old");

        assertThat(server.hasArrived()).isTrue();
        assertThat(server.onServer("hooks/pre-receive.d/pre-receive.seen"))
                .hasContent("0".repeat(40) + " " + server.client().id("HEAD") + " refs/heads/main\n");
    }

    @Test
    void a_hook_that_was_there_may_still_reject(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.script("server.git/hooks/pre-receive", SURLY);
        install(server);

        assertThat(server.push(SIGNED).error()).contains("remote: hook of old");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void a_link_that_was_there_keeps_leading_where_it_led(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.script("shared/hook", SURLY);
        Files.createSymbolicLink(server.onServer("hooks/pre-receive"), Path.of("../../shared/hook"));
        install(server);

        assertThat(server.push(SIGNED).error()).contains("remote: hook of old");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void a_hook_that_runs_a_folder_gets_company_there(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        String delegate =
                "#!/bin/sh\ndata=$(cat)\nfor h in hooks/pre-receive.d/*; do echo \"$data\" | \"$h\" || exit 1; done\n";
        server.script("server.git/hooks/pre-receive", delegate);

        assertThat(install(server).out()).contains("hook    ", "hooks/pre-receive.d/countersign\n");

        assertThat(server.onServer("hooks/pre-receive")).hasContent(delegate);
        assertThat(server.push(UNSIGNED).error()).contains("may not go in");
        assertThat(server.hasArrived()).isFalse();
    }

    @Test
    void a_broken_hook_is_not_covered_up(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        Files.createSymbolicLink(server.onServer("hooks/pre-receive"), Path.of("gone"));

        Program.Outcome outcome = install(server);

        assertThat(outcome.err()).contains("hooks/pre-receive is a link that leads nowhere", "mend it or remove it");
        assertThat(outcome.exitCode()).isEqualTo(4);
    }

    @Test
    void hooks_that_other_repositories_share_are_left_alone(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.server().git("config", "core.hooksPath", folder + "/shared");

        Program.Outcome outcome = install(server);

        assertThat(outcome.err()).contains(folder + "/shared (core.hooksPath)", "config core.hooksPath ");
        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(folder.resolve("shared")).doesNotExist();
    }

    @Test
    void nothing_is_taken_away_while_git_looks_elsewhere(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.server().git("config", "core.hooksPath", folder + "/shared");

        Program.Outcome outcome = server.commands().run("uninstall", "server.git");

        assertThat(outcome.err()).contains(folder + "/shared (core.hooksPath)", "config core.hooksPath ");
        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(server.onServer("hooks/pre-receive")).exists();
        assertThat(server.server().git("config", "countersign.policy")).contains("policy.yaml");
    }

    @Test
    void says_what_git_says_of_a_repository_that_it_cannot_read(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.server().git("config", "core.repositoryFormatVersion", "99");

        Program.Outcome outcome = server.commands().run("doctor", "server.git");

        assertThat(outcome.err()).contains("server.git' is no git repository, or none that git can read", "found 99");
        assertThat(outcome.exitCode()).isEqualTo(4);
    }

    @Test
    void a_folder_that_is_no_repository_is_refused(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.write("empty/file", "");

        Program.Outcome outcome = server.commands().run("install", "empty", "--policy", "policy.yaml");

        assertThat(outcome.err()).contains("empty' is no git repository");
        assertThat(outcome.exitCode()).isEqualTo(4);
    }

    @Test
    void a_sha256_repository_is_refused(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.server().git("init", "--quiet", "--bare", "--object-format=sha256", folder + "/sha256.git");

        Program.Outcome outcome = server.commands().run("install", "sha256.git", "--policy", "policy.yaml");

        assertThat(outcome.err()).contains("names its objects by sha256; countersign reads SHA-1 repositories only");
        assertThat(outcome.exitCode()).isEqualTo(4);
    }

    @Test
    void a_repository_may_be_called_what_it_likes(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        String name = "it's a: \"dépôt\" $(exit).git";
        server.server().git("init", "--quiet", "--bare", folder.resolve(name).toString());
        server.client().git("remote", "set-url", "origin", folder.resolve(name).toString());

        assertThat(server.commands()
                        .run("install", name, "--policy", "policy.yaml")
                        .exitCode())
                .isZero();

        assertThat(server.push(UNSIGNED).error()).contains("may not go in");
        server.client().git("commit", "--quiet", "--amend", "--allow-empty", "-m", SIGNED);
        assertThat(server.push(Map.of()).error()).isEmpty();
    }

    @Test
    void a_policy_in_a_work_tree_is_warned_about(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.client().git("add", "--all");
        server.write(
                "clone/policy.yaml",
                "version: 1\nroster: ../roster.yaml\nrules:\n  - {name: a, sign-off: {level: senior}}\n");

        Program.Outcome outcome = server.commands().run("install", "server.git", "--policy", "clone/policy.yaml");

        assertThat(outcome.out()).contains("warning: the policy lies in a work tree");
    }

    @Test
    void without_the_launcher_there_is_nothing_that_a_hook_could_start(@TempDir Path folder) {
        ScratchRepository.bare(folder.resolve("server.git"));

        Program.Outcome outcome = Commands.in(folder).run("install", "server.git");

        assertThat(outcome.err()).contains("a hook needs the script hooks/countersign");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void the_update_hook_is_installed_on_request(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.script("server.git/hooks/update", SURLY);

        server.commands().run("install", "server.git", "--policy", "policy.yaml", "--update-hook");

        assertThat(server.onServer("hooks/pre-receive")).doesNotExist();
        assertThat(server.push(UNSIGNED).error()).contains("may not go in").doesNotContain("hook of old");
        server.client().git("commit", "--quiet", "--amend", "--allow-empty", "-m", SIGNED);
        assertThat(server.push(Map.of()).error()).contains("remote: hook of old");
    }

    @Test
    void a_repository_is_guarded_by_one_hook_however_often_it_is_installed(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.commands().run("install", "server.git", "--policy", "policy.yaml", "--update-hook");

        Program.Outcome again = server.commands().run("install", "server.git");

        assertThat(again.out()).contains("hook    " + server.onServer("hooks/update") + "\n");
        assertThat(server.onServer("hooks/pre-receive")).doesNotExist();

        server.commands().run("uninstall", "server.git");
        server.commands().run("install", "server.git", "--policy", "policy.yaml");
        Program.Outcome both = server.commands().run("install", "server.git", "--update-hook");

        assertThat(both.err())
                .isEqualTo("countersign: " + server.onServer("") + " is guarded by its hook 'pre-receive' already\n"
                        + "hint:  to change that, first: countersign uninstall " + server.onServer("") + "\n");
        assertThat(both.exitCode()).isEqualTo(4);
        assertThat(server.onServer("hooks/update")).doesNotExist();
    }

    @Test
    void uninstall_puts_back_what_was_there_and_keeps_the_log(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.script("server.git/hooks/pre-receive", NOISY);
        install(server);
        install(server);
        server.push(SIGNED);

        Program.Outcome outcome = server.commands().run("uninstall", "server.git");

        assertThat(outcome.out()).contains(" is no longer guarded", "restored ", "kept    ");
        assertThat(server.onServer("hooks/pre-receive")).hasContent(NOISY).isExecutable();
        assertThat(server.server()
                        .run(Map.of(), new byte[0], List.of("config", "countersign.policy"))
                        .exitCode())
                .isEqualTo(1);
        assertThat(server.onServer("countersign/decisions.jsonl")).isNotEmptyFile();
    }

    @Test
    void uninstall_leaves_no_trace_of_a_gate_that_judged_nothing(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);

        server.commands().run("uninstall", "server.git");

        assertThat(server.onServer("hooks/pre-receive")).doesNotExist();
        assertThat(server.onServer("countersign")).doesNotExist();
    }

    @Test
    void uninstall_twice_is_once(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);

        Program.Outcome outcome = server.commands().run("uninstall", "server.git");

        assertThat(outcome.out()).contains(" was not guarded");
        assertThat(outcome.exitCode()).isZero();
    }

    private static Program.Outcome install(GuardedServer server) {
        return server.commands().run("install", "server.git", "--policy", "policy.yaml");
    }
}
