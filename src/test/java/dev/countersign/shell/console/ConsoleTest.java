package dev.countersign.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.io.report.Style;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsoleTest {

    @ParameterizedTest
    @CsvSource({
        "OUT, xterm, '', ANSI",
        "OUT, xterm, 1,  PLAIN", // no-color.org
        "OUT, dumb,  '', PLAIN",
        "ERR, xterm, '', PLAIN", // standard output is a pipe
    })
    void colours_are_for_terminals_whose_owner_wants_them(
            Console.Terminal terminal, String term, String noColor, Style style) {
        Console console = console(Map.of("TERM", term, "NO_COLOR", noColor), Set.of(terminal));

        assertThat(console.style(Console.Terminal.OUT)).isEqualTo(style);
    }

    @Test
    void paths_are_seen_from_where_the_person_is() {
        assertThat(console(Map.of(), Set.of()).resolve(Path.of("../git/app.git")))
                .isEqualTo(Path.of("/srv/git/app.git"));
    }

    private static Console console(Map<String, String> environment, Set<Console.Terminal> terminals) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Console(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                environment,
                Path.of("/srv/here"),
                Optional.empty(),
                terminals);
    }
}
