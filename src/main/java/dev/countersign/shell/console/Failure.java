package dev.countersign.shell.console;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.DeadlineException;
import dev.countersign.gate.DecisionLogException;
import dev.countersign.gate.RepositoryException;
import dev.countersign.gate.UsageException;
import dev.countersign.io.report.Escaped;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What could not be done, sorted by whose fault it was. The one place that turns exceptions into exit codes.
 *
 * @param lines for people, state first; nothing in them can steer a terminal
 */
public record Failure(ExitCode exitCode, List<String> lines) {

    private static final int FRAMES = 12;

    public Failure {
        lines = List.copyOf(lines);
    }

    /** What this exception or error means. */
    public static Failure of(Throwable thrown) {
        if (thrown instanceof UsageException) {
            return expected(ExitCode.USAGE, thrown);
        }
        if (thrown instanceof ConfigException) {
            return expected(ExitCode.CONFIGURATION, thrown);
        }
        if (thrown instanceof RepositoryException || thrown instanceof DecisionLogException) {
            return expected(ExitCode.REPOSITORY, thrown);
        }
        if (thrown instanceof DeadlineException) {
            return expected(ExitCode.REJECTED, thrown);
        }
        if (thrown instanceof OutOfMemoryError) {
            return new Failure(ExitCode.BUG, List.of("ran out of memory"));
        }
        return new Failure(
                ExitCode.BUG,
                Stream.concat(Stream.of("a mistake in countersign; report these lines:"), trace(thrown))
                        .toList());
    }

    private static Failure expected(ExitCode exitCode, Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return new Failure(exitCode, message.lines().map(Escaped::text).toList());
    }

    private static Stream<String> trace(Throwable thrown) {
        Stream<String> frames =
                Arrays.stream(thrown.getStackTrace()).limit(FRAMES).map(frame -> "    at " + frame);
        Throwable cause = thrown.getCause();
        return Stream.of(
                        Stream.of("    " + Escaped.text(String.valueOf(thrown))),
                        frames,
                        cause == null ? Stream.<String>empty() : trace(cause))
                .flatMap(lines -> lines);
    }
}
