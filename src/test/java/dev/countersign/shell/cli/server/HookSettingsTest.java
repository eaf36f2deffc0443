package dev.countersign.shell.cli.server;

import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.UsageException;
import dev.countersign.io.config.ConfigPlace;
import dev.countersign.testing.GuardedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program reads behind itself, in fields of fixed length. */
final class HookSettingsTest {

    @Test
    void have_a_place_for_each() {
        byte[] bytes = HookSettings.of(Hook.UPDATE, client("/run/größe", "/lib/c.jar"), "#!/bin/sh\nexit 3\n");

        assertThat(bytes).hasSize(8_192);
        assertThat(at(bytes, 0)).isEqualTo("#!/bin/sh\nexit 3\n");
        assertThat(at(bytes, 6_000)).isEqualTo("update");
        assertThat(at(bytes, 6_016)).isEqualTo("/run/größe");
        assertThat(at(bytes, 6_120)).isEqualTo("/lib/c.jar");
        assertThat(at(bytes, 8_176)).isEqualTo("countersign 2");
    }

    @ParameterizedTest
    @CsvSource({
        "103,  2055, 5999, ",
        "104,  2055, 5999, the path of the socket is too long for a hook that asks a resident process: 104 bytes",
        "103,  2056, 5999, the path of the jar is too long",
        "103,  2055, 6000, the paths of the program and its Java are too long",
    })
    void what_is_longer_than_its_place_is_refused(int socket, int jar, int script, String reason) {
        Client client = client("/" + "s".repeat(socket - 1), "/" + "j".repeat(jar - 1));

        if (reason == null) {
            assertThat(HookSettings.of(Hook.PRE_RECEIVE, client, "x".repeat(script)))
                    .hasSize(8_192);
        } else {
            assertThatThrownBy(() -> HookSettings.of(Hook.PRE_RECEIVE, client, "x".repeat(script)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith(reason);
        }
    }

    @Test
    void that_do_not_fit_leave_a_repository_as_it_was(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        String other = "#!/bin/sh\necho hook of old >&2\nexit 9\n";
        Path hook = server.script("server.git/hooks/pre-receive", other);
        Client far = server.installation().client(folder.resolve("x".repeat(100)));
        Installer installer = new Installer(server.installation().launcher(), folder, Optional.of(far));

        assertThatThrownBy(() -> installer.install(
                        ServerRepository.at(server.server().directory(), Map.of()),
                        Hook.PRE_RECEIVE,
                        ConfigPlace.inFile(folder.resolve("policy.yaml"))))
                .hasMessageContaining("the path of the socket is too long");

        assertThat(hook).hasContent(other);
        assertThat(server.push(UNSIGNED).error()).contains("hook of old");
    }

    @Test
    void no_path_in_them_is_of_two_lines(@TempDir Path folder) {
        GuardedServer server = GuardedServer.unguarded(folder);
        Client odd = server.installation().client(folder.resolve("so\nck"));
        Installer installer = new Installer(server.installation().launcher(), folder, Optional.of(odd));

        assertThatThrownBy(() -> installer.install(
                        ServerRepository.at(server.server().directory(), Map.of()),
                        Hook.PRE_RECEIVE,
                        ConfigPlace.inFile(folder.resolve("policy.yaml"))))
                .hasMessageContaining("a path with a line feed cannot stand in a hook: ");
        assertThat(server.onServer("hooks/pre-receive")).doesNotExist();
    }

    private static Client client(String socket, String jar) {
        return new Client(Path.of("/lib/client"), Path.of(jar), Path.of(socket));
    }

    private static String at(byte[] bytes, int start) {
        int end = start;
        while (bytes[end] != 0) {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
