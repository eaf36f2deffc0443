package dev.countersign.shell.cli.server;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Installation;
import dev.countersign.testing.Program;
import dev.countersign.testing.Resident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hook that is a compiled program with a script behind it: all that holds for a script holds for it. */
final class ProgramHookTest {

    private static final String SURLY = "#!/bin/sh\necho hook of old >&2\nexit 9\n";
    private static final String NOISY = "#!/bin/sh\necho hook of old >&2\ncat >\"$0.seen\"\n";

    @Test
    void asks_the_resident_process_and_needs_nothing_but_itself(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        Files.delete(server.installation().jar().resolveSibling("countersign-client"));
        try (Resident resident = Resident.of(server)) {
            server.installation().forbidLauncher();

            assertThat(server.push(SIGNED).error()).isEmpty();
            assertThat(server.push(UNSIGNED).error()).contains("this commit may not go in");

            resident.await(1, "answered: ADMITTED");
            resident.await(1, "answered: REJECTED");
        }
    }

    @Test
    void starts_the_launcher_with_its_java_where_nobody_answers(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        Files.writeString(server.installation().launcher(), "#!/bin/sh\necho \"$JAVA_HOME $*\"\ncat\nexit 5\n");

        Program.Outcome outcome = server.hook("pre-receive").reading("a line\n").run();

        assertThat(outcome.exitCode()).isEqualTo(5);
        assertThat(outcome.out()).isEqualTo(System.getProperty("java.home") + " hook pre-receive\na line\n");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void may_live_in_a_folder_with_quotes_and_blanks(@TempDir Path folder) {
        GuardedServer server = GuardedServer.resident(folder.resolve("it's ''a'' $(exit) folder"));
        try (Resident resident = Resident.of(server)) {
            server.installation().forbidLauncher();

            assertThat(server.push(SIGNED).error()).isEmpty();

            resident.await(1, "answered: ADMITTED");
        }
    }

    @Test
    void further_hooks_see_what_was_admitted_and_may_still_reject(@TempDir Path folder) {
        GuardedServer server = GuardedServer.resident(folder);
        server.script("server.git/hooks/pre-receive.d/a", NOISY);
        try (Resident resident = Resident.of(server)) {
            server.installation().forbidLauncher();
            assertThat(server.push(UNSIGNED).error()).contains("may not go in").doesNotContain("hook of old");
            server.client().git("commit", "--quiet", "--amend", "--allow-empty", "-m", SIGNED);
            assertThat(server.push(Map.of()).error()).contains("remote: hook of old");
            assertThat(server.hasArrived()).isTrue();
            assertThat(server.onServer("hooks/pre-receive.d/a.seen"))
                    .hasContent("0".repeat(40) + " " + server.client().id("HEAD") + " refs/heads/main\n");

            server.script("server.git/hooks/pre-receive.d/b", SURLY);
            assertThat(server.push(SIGNED).exitCode()).isNotZero();
            assertThat(server.hasArrived()).isFalse();

            resident.await(1, "answered: ADMITTED");
        }
    }

    @Test
    void further_update_hooks_run_too(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.script("server.git/hooks/update", SURLY);
        server.install(Hook.UPDATE);
        try (Resident resident = Resident.of(server)) {
            server.installation().forbidLauncher();

            assertThat(server.push(UNSIGNED).error()).contains("may not go in").doesNotContain("hook of old");
            server.client().git("commit", "--quiet", "--amend", "--allow-empty", "-m", SIGNED);
            assertThat(server.push(Map.of()).error()).contains("remote: hook of old");

            resident.await(1, "answered: ADMITTED");
            resident.await(1, "answered: REJECTED");
        }
    }

    @Test
    void joins_the_folder_that_another_hook_runs(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.script(
                "server.git/hooks/pre-receive",
                "#!/bin/sh\ndata=$(cat)\nfor h in hooks/pre-receive.d/*; do echo \"$data\" | \"$h\" || exit 1; done\n");
        server.install(Hook.PRE_RECEIVE);
        try (Resident resident = Resident.of(server)) {
            server.installation().forbidLauncher();

            assertThat(server.push(UNSIGNED).error()).contains("may not go in");

            resident.await(1, "answered: REJECTED");
        }
        assertThat(new HookFile(server.onServer("hooks/pre-receive.d/countersign")).isProgram())
                .isTrue();
    }

    @Test
    void is_known_by_install_and_uninstall(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        Path hook = server.script("server.git/hooks/pre-receive", SURLY);
        server.install(Hook.PRE_RECEIVE);
        server.install(Hook.PRE_RECEIVE);
        assertThat(new HookFile(hook).isProgram()).isTrue();
        assertThat(new HookFile(hook).state()).isEqualTo(HookFile.State.OURS);

        assertThat(server.commands()
                        .run("install", "server.git", "--policy", "policy.yaml")
                        .exitCode())
                .isZero();
        assertThat(new HookFile(hook).isProgram()).isFalse();
        server.install(Hook.PRE_RECEIVE);
        assertThat(server.onServer("hooks/pre-receive.d")).isDirectoryNotContaining("glob:**/pre-receive-2");

        server.commands().run("uninstall", "server.git");
        assertThat(hook).hasContent(SURLY);
    }

    @Test
    void keeps_its_meeting_place_when_it_is_installed_again(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        server.installOnDemand(900);
        Installation moved = Installation.whole(folder.resolve("moved"));
        Files.copy(Path.of("hooks/client.c"), moved.hook("client.c"));
        Path other = folder.resolve("run/other.sock");

        Program.Outcome again = moved.at(folder).run("install", "server.git");
        Optional<Client> kept = Installer.clientOf(ServerRepository.at(server.onServer(""), Map.of()));
        moved.at(folder).run("install", "server.git", "--socket", other.toString());
        Optional<Client> named = Installer.clientOf(ServerRepository.at(server.onServer(""), Map.of()));

        assertThat(again.exitCode()).isZero();
        Path program = moved.jar().resolveSibling("countersign-client");
        assertThat(kept).contains(new Client(program, moved.jar(), server.socket(), Optional.of(900)));
        assertThat(named).contains(new Client(program, moved.jar(), other));
    }

    @Test
    void somebody_elses_program_is_set_aside(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        Path hook = server.onServer("hooks/pre-receive");
        Files.copy(Path.of("/bin/true"), hook);

        server.install(Hook.PRE_RECEIVE);

        assertThat(server.onServer("hooks/pre-receive.d/pre-receive")).hasSameBinaryContentAs(Path.of("/bin/true"));
        assertThat(server.push(UNSIGNED).error()).contains("may not go in");
        server.client().git("commit", "--quiet", "--amend", "--allow-empty", "-m", SIGNED);
        assertThat(server.push(Map.of()).error()).isEmpty();
    }

    @Test
    void without_its_settings_it_refuses(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        Path hook = server.onServer("hooks/pre-receive");
        byte[] whole = Files.readAllBytes(hook);
        for (int missing : new int[] {1, 3, 16, 100, 2_500, 8_000, 8_192, 8_193}) {
            Files.write(hook, Arrays.copyOf(whole, whole.length - missing));

            Program.Outcome outcome = server.hook("pre-receive").reading("").run();

            assertThat(outcome.exitCode()).as("without " + missing + " bytes").isEqualTo(70);
            assertThat(outcome.err()).contains("nothing was let in");
        }
    }

    @Test
    void the_doctor_says_what_it_is_and_whether_it_is_the_right_one(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        Path hook = server.onServer("hooks/pre-receive");
        assertThat(doctor(server))
                .contains("ok:    the hook " + hook + " calls "
                        + server.installation().launcher()
                        + "; it is a compiled program, with its settings in the lines at its end\n")
                .doesNotContain("warning: the hook");

        Path program = server.installation().client(server.socket()).program();
        byte[] other = Files.readAllBytes(program);
        other[other.length - 2] ^= 1;
        Files.write(program, other);
        assertThat(doctor(server))
                .contains("warning: the hook " + hook + " is not the program " + program + " as it is now\n");

        byte[] elsewhere = Files.readAllBytes(hook);
        elsewhere[elsewhere.length - 8_192 + 6_017] ^= 1;
        Files.write(hook, elsewhere);
        assertThat(doctor(server)).contains("error: the hook " + hook + " is not what this version writes\n");
        server.install(Hook.PRE_RECEIVE);
        assertThat(doctor(server)).doesNotContain("error: the hook");

        Files.writeString(hook, "exit 0\n", StandardOpenOption.APPEND);
        assertThat(doctor(server)).contains("error: the hook " + hook + " is not what this version writes\n");
    }

    private static String doctor(GuardedServer server) {
        return server.commands().run("doctor", "server.git").out();
    }
}
