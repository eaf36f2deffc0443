package dev.countersign.shell.console;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.DeadlineException;
import dev.countersign.gate.DecisionLogException;
import dev.countersign.gate.RepositoryException;
import dev.countersign.gate.UsageException;
import dev.countersign.io.report.Escaped;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What could not be done, sorted by whose fault it was. The one place that turns exceptions into exit codes.
 *
 * @param lines for people: the state, then {@code error: } and each problem, or else what to do; nothing in them can
 *     steer a terminal
 */
public record Failure(ExitCode exitCode, List<String> lines) {

    private static final int FRAMES = 12;

    /** As in {@code countersign.yaml:3:5: unknown key}. */
    private static final Pattern PLACE = Pattern.compile(":[0-9]+:[0-9]+: ");

    public Failure {
        lines = List.copyOf(lines);
    }

    /** The lines as a person reads them, the first of them behind this. */
    public List<String> lines(String first) {
        return Stream.concat(
                        Stream.of(first + lines.get(0)),
                        lines.stream().skip(1).map(line -> line.startsWith("error: ") ? line : "hint:  " + line))
                .toList();
    }

    /** What this exception or error means. */
    public static Failure of(Throwable thrown) {
        if (thrown instanceof UsageException) {
            return expected(ExitCode.USAGE, thrown);
        }
        if (thrown instanceof ConfigException) {
            return configuration(expected(ExitCode.CONFIGURATION, thrown).lines());
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

    /** A list of problems, each with its place, is not a state followed by what to do. */
    private static Failure configuration(List<String> lines) {
        if (!PLACE.matcher(lines.get(0)).find()) {
            return new Failure(ExitCode.CONFIGURATION, lines);
        }
        String state =
                "the configuration cannot be used: " + (lines.size() == 1 ? "1 problem" : lines.size() + " problems");
        return new Failure(
                ExitCode.CONFIGURATION,
                Stream.concat(Stream.of(state), lines.stream().map(line -> "error: " + line))
                        .toList());
    }

    private static Failure expected(ExitCode exitCode, Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        List<String> lines = message.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .map(Escaped::text)
                .toList();
        return new Failure(exitCode, lines.isEmpty() ? List.of(message) : lines);
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
