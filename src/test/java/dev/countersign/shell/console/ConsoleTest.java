package dev.countersign.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsoleTest {

    @ParameterizedTest
    @CsvSource({
        "true,  xterm, '', true",
        "true,  xterm, 1,  false", // no-color.org
        "true,  dumb,  '', false",
        "false, xterm, '', false", // a pipe, or git
    })
    void colours_are_for_terminals_whose_owner_wants_them(
            boolean terminal, String term, String noColor, boolean colours) {
        assertThat(console(Map.of("TERM", term, "NO_COLOR", noColor), terminal).colours())
                .isEqualTo(colours);
    }

    @Test
    void paths_are_seen_from_where_the_person_is() {
        assertThat(console(Map.of(), false).resolve(Path.of("../git/app.git"))).isEqualTo(Path.of("/srv/git/app.git"));
    }

    private static Console console(Map<String, String> environment, boolean terminal) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Console(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                environment,
                Path.of("/srv/here"),
                Optional.empty(),
                terminal);
    }
}
