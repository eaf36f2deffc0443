package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import dev.countersign.testing.Resident;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resident process that dies, is gone, is another one, or has ceased to know what is true. */
final class ResidentFaultTest {

    /** How a process ends that was told to, for a shell (SIGTERM). */
    private static final int TERMINATED = 128 + 15;

    @Test
    void a_push_whose_judge_is_killed_stays_out_and_is_not_judged_twice(@TempDir Path folder) throws Exception {
        GuardedServer server = GuardedServer.resident(folder);
        try (Resident resident = Resident.of(server)) {
            assertThat(server.push(SIGNED).error()).isEmpty();
            server.client().commit(SIGNED);

            CompletableFuture<Outcome> push;
            try (FileChannel head = lockOfTheLog(server)) {
                assertThat(head.isOpen()).isTrue();
                push = CompletableFuture.supplyAsync(() -> server.push(Map.of()));
                resident.await(2, " taken: ");
                resident.kill();
                assertThat(push.get().error())
                        .contains("remote: countersign: this push could not be judged; nothing was let in")
                        .contains("error: the resident process has");
            }
        }

        assertThat(server.hasArrived()).isFalse();
        assertThat(decisions(server)).hasSize(1);
        assertThat(server.push(Map.of()).error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
        assertThat(decisions(server)).hasSize(2);
        assertThat(server.commands().run("log", "verify", "server.git").exitCode())
                .isZero();
    }

    @Test
    void one_that_is_told_to_end_answers_first(@TempDir Path folder) throws Exception {
        GuardedServer server = GuardedServer.resident(folder);
        try (Resident resident = Resident.of(server)) {
            assertThat(server.push(SIGNED).error()).isEmpty();
            server.client().commit(SIGNED);

            CompletableFuture<Outcome> push;
            try (FileChannel head = lockOfTheLog(server)) {
                assertThat(head.isOpen()).isTrue();
                push = CompletableFuture.supplyAsync(() -> server.push(Map.of()));
                resident.await(2, " taken: ");
                resident.terminate();
                resident.await(1, "ending");
            }

            assertThat(push.get().error()).isEmpty();
            assertThat(resident.exitCode()).isEqualTo(TERMINATED);
        }
        assertThat(server.hasArrived()).isTrue();
        assertThat(server.socket()).doesNotExist();
    }

    @Test
    void one_that_is_started_with_a_socket_serves_there(@TempDir Path folder) throws IOException {
        Path perl = Path.of("/usr/bin/perl");
        assumeTrue(Files.isExecutable(perl));
        GuardedServer server = GuardedServer.resident(folder);
        Files.createDirectory(folder.resolve("run"));
        String listening = "use Socket; socket(S, PF_UNIX, SOCK_STREAM, 0); bind(S, sockaddr_un(shift)) or die $!;"
                + " listen(S, 9); open(STDIN, '<&S'); exec(@ARGV)";
        List<String> command = List.of(
                perl.toString(),
                "-e",
                listening,
                server.socket().toString(),
                server.installation().launcher().toString(),
                "serve",
                "--socket",
                "/nowhere/else");

        try (Resident resident = Resident.start(command, folder)) {
            server.installation().forbidLauncher();
            assertThat(server.push(SIGNED).error()).isEmpty();
            resident.terminate();
            assertThat(resident.exitCode()).isEqualTo(TERMINATED);
        }

        assertThat(server.socket()).exists();
    }

    @Test
    void a_judgement_that_hangs_is_refused_and_others_are_finished(@TempDir Path folder) throws Exception {
        GuardedServer server = GuardedServer.resident(folder);
        String push = hangs(server, folder);
        try (Resident resident = Resident.of(server)) {
            server.installation().forbidLauncher();

            Program.Outcome outcome = asked(server, push);

            assertThat(outcome.err()).contains("error: not judged within 1 seconds");
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(resident.exitCode()).isEqualTo(70);
            resident.await(1, " hangs: it was answered with REJECTED");
        }
        assertThat(server.onServer("countersign/decisions.jsonl")).doesNotExist();
    }

    @Test
    void where_all_workers_hang_nobody_waits_for_them(@TempDir Path folder) throws Exception {
        GuardedServer server = GuardedServer.resident(folder);
        String push = hangs(server, folder);
        int crowd = Math.max(4, 2 * Runtime.getRuntime().availableProcessors()) + 3;
        List<CompletableFuture<Program.Outcome>> pushes = new ArrayList<>();
        try (Resident resident = Resident.of(server)) {
            server.installation().forbidLauncher();
            for (int i = 0; i < crowd; i++) {
                pushes.add(
                        CompletableFuture.supplyAsync(() -> asked(server, push), Executors.newSingleThreadExecutor()));
            }

            assertThat(resident.exitCode()).isEqualTo(70);
            for (CompletableFuture<Program.Outcome> each : pushes) {
                assertThat(each.get().exitCode()).isNotZero();
            }
        }
        assertThat(server.socket()).doesNotExist();
    }

    /** Lets a judgement hang where it reads refs, and answers the push for which it does. */
    private static String hangs(GuardedServer server, Path folder) throws IOException {
        server.write("policy.yaml", Files.readString(folder.resolve("policy.yaml")) + "limits: {seconds: 1}\n");
        String commit = server.client().commit(SIGNED).hex();
        server.plant("HEAD", "refs/elsewhere/x");
        String pipe = server.onServer("packed-refs").toString();
        assertThat(Program.of(folder, "/usr/bin/mkfifo", pipe).run().exitCode()).isZero();
        return "0".repeat(40) + " " + commit + " refs/heads/main\n";
    }

    private static Program.Outcome asked(GuardedServer server, String push) {
        return server.hook("pre-receive").with("GIT_DIR", ".").reading(push).run();
    }

    @Test
    void one_that_nobody_needs_ends_by_itself(@TempDir Path folder) {
        GuardedServer server = GuardedServer.resident(folder);

        try (Resident resident = Resident.of(server, "--idle", "0")) {
            assertThat(resident.exitCode()).isZero();
        }

        assertThat(server.socket()).doesNotExist();
    }

    @Test
    void what_happens_is_logged_in_a_file(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        Path log = folder.resolve("serve.log");

        Program.Outcome outcome = serve(server, "--idle", "0", "--log", log.toString());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(Files.readString(log)).containsPattern("(?m)^20[0-9-]+T[0-9:.]+Z INFO dev.*: serving at ");
        assertThat(serve(server, "--log", folder.toString()).err()).contains("cannot write the log " + folder);
    }

    @Test
    void a_socket_that_was_left_behind_is_passed_over_and_taken_away(@TempDir Path folder) {
        GuardedServer server = GuardedServer.resident(folder);
        try (Resident resident = Resident.of(server)) {
            resident.kill();
        }
        assertThat(server.socket()).exists();

        assertThat(server.push(UNSIGNED).error()).contains("this commit may not go in");
        try (Resident resident = Resident.of(server)) {
            assertThat(server.pushing("HEAD:refs/heads/main").error()).contains("this commit may not go in");
            resident.await(1, "answered: REJECTED");
        }
    }

    @Test
    void there_is_one_at_a_socket(@TempDir Path folder) {
        GuardedServer server = GuardedServer.resident(folder);
        try (Resident resident = Resident.of(server)) {
            Program.Outcome second = serve(server);

            assertThat(second.err()).contains("another process serves " + server.socket() + " already");
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(server.push(SIGNED).error()).isEmpty();
            resident.await(1, "answered: ADMITTED");
        }
    }

    @Test
    void a_folder_that_others_can_enter_is_no_place_for_a_socket(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        Files.createDirectory(
                folder.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        Program.Outcome outcome = serve(server);

        assertThat(outcome.err()).contains("others can enter the folder of the socket", "chmod 700 ");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void one_that_runs_another_jar_is_asked_nothing_and_ends(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        try (Resident resident = Resident.of(server)) {
            Path jar = server.installation().jar();
            Path other = Files.copy(jar, folder.resolve("other.jar"));
            Files.move(other, jar, StandardCopyOption.ATOMIC_MOVE);

            assertThat(doctor(server)).contains("does not run " + jar + " as it is now");
            assertThat(resident.exitCode()).isZero();
            assertThat(server.push(UNSIGNED).error()).contains("this commit may not go in");
            assertThat(resident.said())
                    .contains(jar.getFileName() + " is another program now")
                    .doesNotContain(" taken: ");
        }
        assertThat(decisions(server)).hasSize(1);
    }

    @Test
    void a_process_of_another_user_is_turned_away(@TempDir Path folder) throws IOException {
        Path setpriv = Path.of("/usr/bin/setpriv");
        assumeTrue(Files.getOwner(folder).getName().equals("root") && Files.isExecutable(setpriv));
        GuardedServer server = GuardedServer.resident(folder);
        try (Resident resident = Resident.of(server)) {
            server.installation().forbidLauncher();
            for (Path open : List.of(folder, server.socket().getParent())) {
                Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            Files.setPosixFilePermissions(server.socket(), PosixFilePermissions.fromString("rwxrwxrwx"));

            Program.Outcome outcome = Program.of(
                            server.onServer("."),
                            setpriv.toString(),
                            "--reuid=65534",
                            "--clear-groups",
                            server.onServer("hooks/pre-receive").toString())
                    .reading("0".repeat(40) + " " + "1".repeat(40) + " refs/heads/main\n")
                    .run();

            resident.await(1, "a process of another user was turned away");
            assertThat(outcome.exitCode()).isNotZero();
            assertThat(resident.said()).doesNotContain(" taken: ");
        }
    }

    @Test
    void what_changes_counts_from_the_next_push_on(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        try (Resident resident = Resident.of(server)) {
            server.installation().forbidLauncher();
            assertThat(server.push(SIGNED).error()).isEmpty();
            String roster = Files.readString(folder.resolve("roster.yaml"));

            server.write("roster.yaml", roster.replace("sara@", "lind@"));
            assertThat(server.push(SIGNED).error()).contains("needs 1 sign-off by a senior, has 0");
            server.write("roster.yaml", roster);
            assertThat(server.push(Map.of()).error()).isEmpty();
            server.govern("refs/heads/elsewhere");
            assertThat(server.push(UNSIGNED).error()).isEmpty();

            resident.await(1, "answered: ADMITTED");
            resident.await(1, "answered: REJECTED");
        }
        assertThat(decisions(server)).hasSize(4);
    }

    @Test
    void the_doctor_says_who_is_there(@TempDir Path folder) {
        GuardedServer server = GuardedServer.resident(folder);

        assertThat(doctor(server)).contains("note:  no resident process answers at " + server.socket());
        try (Resident resident = Resident.of(server)) {
            assertThat(doctor(server))
                    .contains("ok:    a resident process of this version answers at " + server.socket())
                    .contains("ok:    an AI-assisted commit without a sign-off was refused");
            resident.await(1, "answered: REJECTED");
        }
    }

    /** Starts one that ends by itself. */
    private static Program.Outcome serve(GuardedServer server, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("serve", "--socket", server.socket().toString()));
        arguments.addAll(List.of(options));
        return server.installation()
                .at(server.socket().getRoot())
                .with("JAVA_HOME", System.getProperty("java.home"))
                .run(arguments.toArray(new String[0]));
    }

    private static String doctor(GuardedServer server) {
        return server.commands().run("doctor", "server.git").out();
    }

    private static FileChannel lockOfTheLog(GuardedServer server) throws IOException {
        FileChannel head = FileChannel.open(
                server.onServer("countersign/decisions.jsonl.head"), StandardOpenOption.READ, StandardOpenOption.WRITE);
        assertThat(head.lock().isValid()).isTrue();
        return head;
    }

    private static List<String> decisions(GuardedServer server) throws IOException {
        return Files.readAllLines(server.onServer("countersign/decisions.jsonl"));
    }
}
