package dev.countersign.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.DeadlineException;
import dev.countersign.gate.DecisionLogException;
import dev.countersign.gate.RepositoryException;
import dev.countersign.gate.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DoorTest {

    static Stream<Arguments> accidents() {
        return Stream.of(
                Arguments.of(
                        new UsageException("no such ref 'x'\nname a ref"), 2, "no such ref 'x'\nhint:  name a ref\n"),
                Arguments.of(new ConfigException("no policy\ndraft one"), 3, "no policy\nhint:  draft one\n"),
                Arguments.of(new ConfigException("p.yaml:3:5: 'x' is missing\nr.yaml:1:1: empty"), 3, """
                        the configuration cannot be used: 2 problems
                        error: p.yaml:3:5: 'x' is missing
                        error: r.yaml:1:1: empty
                        """),
                Arguments.of(new RepositoryException("commit is missing"), 4, "commit is missing\n"),
                Arguments.of(
                        new RepositoryException("push failed\nremote: no        \n\nend"),
                        4,
                        "push failed\nhint:  remote: no\nhint:  end\n"),
                Arguments.of(new DecisionLogException("disk full"), 4, "disk full\n"),
                Arguments.of(new DeadlineException(Duration.ofSeconds(60)), 1, "not judged within 60 seconds\n"),
                Arguments.of(new OutOfMemoryError("heap"), 70, "ran out of memory\n"));
    }

    @ParameterizedTest
    @MethodSource("accidents")
    void an_accident_is_told_and_never_ends_with_zero(Throwable accident, int status, String told) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        ExitCode exitCode = Door.enter(new Failing(accident), console(err));

        assertThat(exitCode.status()).isEqualTo(status);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(told);
    }

    @Test
    void a_mistake_of_ours_is_told_with_its_place_and_causes() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        ExitCode exitCode =
                Door.enter(new Failing(new IllegalStateException("so not", new StackOverflowError())), console(err));

        assertThat(exitCode).isEqualTo(ExitCode.BUG);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("a mistake in countersign; report these lines:\n")
                .contains("java.lang.IllegalStateException: so not")
                .contains("at dev.countersign.shell.console.DoorTest")
                .contains("java.lang.StackOverflowError");
    }

    @Test
    void what_a_message_quotes_cannot_steer_a_terminal() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        Door.enter(new Failing(new UsageException("no ref '\u001b[2J\u202e'")), console(err));

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("no ref '\\x1b[2J\\u202e'\n");
    }

    private static Console console(ByteArrayOutputStream err) {
        PrintStream stream = new PrintStream(err, false, StandardCharsets.UTF_8);
        return new Console(
                InputStream.nullInputStream(), stream, stream, Map.of(), Path.of("/srv"), Optional.empty(), Set.of());
    }

    private record Failing(Throwable accident) implements Door {

        @Override
        public ExitCode open(Console console) {
            return Failing.<RuntimeException>raise(accident);
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> ExitCode raise(Throwable accident) throws T {
            throw (T) accident;
        }

        @Override
        public void tell(Failure failure, Console console) {
            failure.lines("").forEach(line -> console.err().print(line + "\n"));
        }
    }
}
