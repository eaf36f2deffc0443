package dev.countersign.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.Commands;
import dev.countersign.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code --help} prints, word for word; a change of a text is a change of a golden file. */
final class HelpTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/countersign/shell/cli/help");

    static Stream<List<String>> commands() {
        return Stream.of(
                List.of(),
                List.of("check"),
                List.of("approve"),
                List.of("status"),
                List.of("explain"),
                List.of("init"),
                List.of("config"),
                List.of("config", "lint"),
                List.of("roster"),
                List.of("roster", "lint"),
                List.of("roster", "who"),
                List.of("roster", "keys"),
                List.of("install"),
                List.of("uninstall"),
                List.of("doctor"),
                List.of("serve"),
                List.of("log"),
                List.of("log", "verify"),
                List.of("demo"),
                List.of("completion"),
                List.of("man"),
                List.of("help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_is_as_it_was(List<String> command) throws IOException {
        Program.Outcome outcome = run(command, "--help");

        Path golden = GOLDEN.resolve(String.join("-", command.isEmpty() ? List.of("countersign") : command) + ".txt");
        assertThat(outcome.out()).isEqualTo(Files.readString(golden));
        assertThat(outcome.exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_fits_a_terminal_and_has_examples(List<String> command) {
        String help = run(command, "--help").out();

        assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(help).contains(help.contains("\nCommands:\n") && !command.isEmpty() ? "Usage" : "\nExamples:\n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_a_man_page(List<String> command) {
        Program.Outcome outcome = Commands.in(Path.of(""))
                .run(Stream.concat(Stream.of("man"), command.stream()).toArray(String[]::new));

        String name = String.join(
                "\\-", Stream.concat(Stream.of("countersign"), command.stream()).toList());
        assertThat(outcome.out())
                .startsWith(".TH \"" + name.toUpperCase(Locale.ROOT) + "\" 1 ")
                .contains(".SH NAME\n" + name + " \\- ", ".SH SYNOPSIS\ncountersign", ".SH EXIT STATUS\n");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void help_is_a_command_too() {
        assertThat(run(List.of("help", "roster"), "lint").out())
                .isEqualTo(run(List.of("roster", "lint"), "--help").out());
    }

    @Test
    void completion_is_a_script_that_bash_can_read(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(
                folder.resolve("completion"),
                Commands.in(folder).run("completion").out());

        Program.Outcome outcome = Program.of(
                        folder, "/bin/sh", "-c", "bash -n completion && grep -c uninstall completion")
                .with("PATH", System.getenv("PATH"))
                .run();

        assertThat(script).isNotEmptyFile();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void without_a_command_the_help_is_a_complaint() {
        Program.Outcome outcome = Commands.in(Path.of("")).run();

        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("Usage: countersign");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void a_slip_of_the_pen_is_met_with_a_suggestion() {
        assertThat(Commands.in(Path.of("")).run("chekc").err()).isEqualTo("""
                        countersign: no command 'chekc'; did you mean 'check'?
                        hint:  see countersign --help
                        """);
        assertThat(Commands.in(Path.of("")).run("check", "--polcy", "x").err()).isEqualTo("""
                        countersign: unknown option '--polcy'; did you mean '--policy'?
                        hint:  see countersign check --help
                        """);
        assertThat(Commands.in(Path.of("")).run("dance").err())
                .isEqualTo("countersign: no command 'dance'\nhint:  see countersign --help\n");
        assertThat(Commands.in(Path.of("")).run("explain", "a", "b").err())
                .startsWith("countersign: 'b' is one argument too many\n");
        assertThat(Commands.in(Path.of("")).run("log", "--decision", "maybe").exitCode())
                .isEqualTo(2);
        assertThat(Commands.in(Path.of("")).run("man", "dance").err()).startsWith("countersign: no command 'dance'\n");
    }

    private static Program.Outcome run(List<String> command, String option) {
        return Commands.in(Path.of(""))
                .run(Stream.concat(command.stream(), Stream.of(option)).toArray(String[]::new));
    }
}
