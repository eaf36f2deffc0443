package dev.countersign.shell.cli;

import dev.countersign.shell.console.Console;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Lines from and to people. */
final class Lines {

    private Lines() {}

    /** Prints lines as a person's terminal can show them. */
    static void print(List<String> lines, Console console) {
        console.style(Console.Terminal.OUT).paint(lines).forEach(console.out()::println);
    }

    /** Every line of standard input that is not blank. */
    static Stream<String> read(Console console) {
        return new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty());
    }
}
