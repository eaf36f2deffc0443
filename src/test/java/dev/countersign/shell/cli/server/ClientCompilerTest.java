package dev.countersign.shell.cli.server;

import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code install} makes of the client's source, with a compiler, without one, and with a bad one. */
final class ClientCompilerTest {

    @Test
    void install_compiles_the_client_and_has_the_hook_ask_it_first(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        Path source =
                Files.copy(Path.of("hooks/client.c"), server.installation().hook("client.c"));
        Path client = server.installation().jar().resolveSibling("countersign-client");
        assumeTrue(new ClientCompiler(source, client, System.getenv("PATH")).isPossible());

        Program.Outcome outcome = install(server, System.getenv("PATH"));

        assertThat(outcome.out()).contains("       client  " + client + "\n");
        assertThat(outcome.err()).isEmpty();
        assertThat(client).isExecutable();
        assertThat(HookScript.clientIn(new HookFile(server.onServer("hooks/pre-receive")).text()))
                .contains(new Client(client, server.installation().jar(), server.socket()));
        assertThat(client.getParent()).isDirectoryNotContaining("glob:**/.countersign-*");
        assertThat(server.push(UNSIGNED).error()).contains("this commit may not go in");
    }

    @Test
    void without_a_compiler_the_hook_does_without_a_client(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        Files.copy(Path.of("hooks/client.c"), server.installation().hook("client.c"));
        for (String name : new String[] {"git", "readlink", "dirname", "cat"}) {
            server.script("bin/" + name, "#!/bin/sh\nPATH='" + System.getenv("PATH") + "' exec " + name + " \"$@\"\n");
        }

        Program.Outcome outcome = install(server, folder.resolve("bin").toString());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("is guarded").doesNotContain("client");
        assertThat(outcome.err()).isEmpty();
        assertThat(Files.readString(server.onServer("hooks/pre-receive"))).doesNotContain("client");
    }

    @Test
    void a_compiler_that_fails_is_a_warning(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        Files.copy(Path.of("hooks/client.c"), server.installation().hook("client.c"));
        server.script("bin/cc", "#!/bin/sh\necho no room on the disk\nexit 1\n");
        server.script("bin/musl-gcc", "#!/bin/sh\nexit 1\n"); // in the place of one that this machine may have

        Program.Outcome outcome = install(server, folder.resolve("bin") + ":" + System.getenv("PATH"));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err())
                .isEqualTo("warning: hooks will do without a resident process: cc says:\n       no room on the disk\n");
        assertThat(server.push(UNSIGNED).error()).contains("this commit may not go in");
    }

    @Test
    void what_cannot_be_run_is_no_client(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        Path target = folder.resolve("client");
        String useless = "#!/bin/sh\nprintf '#!/bin/sh\\nexit 0\\n' >\"$4\"\n";
        server.script("bin/cc", useless);
        server.script("bin/musl-gcc", useless);

        assertThat(new ClientCompiler(Path.of("hooks/client.c"), target, folder.resolve("bin") + ":/bin").compile())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("what cc made cannot be run"));
        assertThat(target).doesNotExist();
        assertThat(new ClientCompiler(Path.of("hooks/client.c"), folder.resolve("gone/client"), "/bin").compile())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("cannot write "));
    }

    @Test
    void one_with_its_libraries_is_preferred_and_one_without_is_good_enough(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.unguarded(folder);
        Path target = folder.resolve("client");
        String compiling = "#!/bin/sh\necho \"${0##*/} $*\" >>'" + folder + "/log'\n";
        String made = "printf '#!/bin/sh\\nexit 70\\n#' >\"$4\"\n";
        server.script("bin/cc", compiling + "case $* in *-static*) exit 1 ;; esac\n" + made);
        ClientCompiler compiler =
                new ClientCompiler(Path.of("hooks/client.c"), target, folder.resolve("bin") + ":/nowhere");

        assertThat(compiler.compile()).isEmpty();
        assertThat(target).isExecutable();
        assertThat(folder.resolve("log")).content().containsPattern("^cc .* -static -s\ncc .*client.c\n$");

        server.script("bin/musl-gcc", compiling + made);
        assertThat(compiler.compile()).isEmpty();
        assertThat(folder.resolve("log")).content().containsPattern("client.c\nmusl-gcc .* -static -s\n$");
    }

    private static Program.Outcome install(GuardedServer server, String path) {
        return server.installation()
                .at(server.onServer("..").normalize())
                .with("PATH", path)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .run(
                        "install",
                        "server.git",
                        "--policy",
                        "policy.yaml",
                        "--socket",
                        server.socket().toString());
    }
}
