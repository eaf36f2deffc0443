package dev.countersign.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.RepositoryException;
import dev.countersign.testing.ScratchRepository;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a configuration file looks like, it says what the machine's own git reads in it, or is refused as git does.
 */
final class GitConfigDifferentialTest {

    private static final int COUNT = 4_000;
    private static final int ASKED_ONE_BY_ONE = 400;
    private static final List<byte[]> FILES = GitConfigGenerator.files(20_261_125L, COUNT);
    private static final String REFUSED_BY_GIT = "a line that git refuses";
    private static final Pattern BAD_LINE = Pattern.compile("fatal: bad config line (\\d+) in file");

    @TempDir
    Path top;

    /** One process of git reads all files, included by one more; it would end at the first that it refuses. */
    @Test
    void says_what_git_config_lists() {
        boolean keepsBlanks = keepsBlanks();
        List<Integer> readable = IntStream.range(0, COUNT)
                .filter(i -> read(i).isReadable())
                .boxed()
                .toList();
        GitSandbox.write(
                top.resolve("all"),
                readable.stream()
                        .map(i -> "[include]\npath = " + write(i) + "\n")
                        .collect(Collectors.joining()));

        Map<String, List<String>> listed =
                listed("config", "--file", "all", "--includes", "--list", "--show-origin", "-z");

        for (int i : readable) {
            assertThat(comparable(read(i).entries(), i, keepsBlanks))
                    .as(text(i))
                    .isEqualTo(
                            comparable(listed.getOrDefault("file:" + top.resolve("" + i), List.of()), i, keepsBlanks));
        }
    }

    @Test
    void refuses_in_the_same_line_what_git_refuses() {
        List<Integer> refused = IntStream.range(0, COUNT)
                .filter(i -> read(i).reason().equals(REFUSED_BY_GIT))
                .limit(ASKED_ONE_BY_ONE)
                .boxed()
                .toList();

        for (int i : refused) {
            Outcome git = ScratchRepository.at(top)
                    .run(Map.of(), new byte[0], List.of("config", "--file", write(i).toString(), "--list"));
            Matcher bad = BAD_LINE.matcher(git.error());
            assertThat(bad.find()).as(text(i)).isTrue();
            // git counts the line after where it was the end of a line that came too soon
            assertThat(Integer.parseInt(bad.group(1)) - read(i).line())
                    .as(text(i))
                    .isIn(0, 1);
        }
    }

    @Test
    void meets_every_oddity_often_enough_to_mean_something() {
        List<Reading> readings = IntStream.range(0, COUNT)
                .mapToObj(GitConfigDifferentialTest::read)
                .toList();
        Map<String, Long> reasons = readings.stream()
                .filter(reading -> !reading.isReadable())
                .collect(Collectors.groupingBy(Reading::reason, Collectors.counting()));

        assertThat(reasons.values())
                .hasSize(3)
                .allSatisfy(count -> assertThat(count).isGreaterThan(COUNT / 400L));
        assertThat(reasons.get(REFUSED_BY_GIT)).isGreaterThan(ASKED_ONE_BY_ONE);
        assertThat(readings.stream().filter(Reading::isReadable)).hasSizeBetween(COUNT / 2, COUNT * 4 / 5);
        assertThat(readings.stream()
                        .mapToInt(reading -> reading.entries().size())
                        .sum())
                .isGreaterThan(COUNT);
    }

    /** Since git 2.45, tabs inside of a value are no longer made spaces. */
    private boolean keepsBlanks() {
        GitSandbox.write(top.resolve("blanks"), "[a]\nk = v\tw\n");
        return ScratchRepository.at(top)
                .git("config", "--file", "blanks", "a.k")
                .equals("v\tw");
    }

    private static List<String> comparable(List<String> entries, int file, boolean keepsBlanks) {
        boolean exact =
                keepsBlanks || (text(file).indexOf('\t') < 0 && text(file).indexOf('\r') < 0);
        return exact
                ? entries
                : entries.stream().map(entry -> entry.replaceAll("[\t\r]", " ")).toList();
    }

    /** What git lists of each file, an entry {@code name=value} each. */
    private Map<String, List<String>> listed(String... command) {
        String output = new String(ScratchRepository.at(top).git(new byte[0], command), StandardCharsets.UTF_8);
        List<String> parts = Arrays.asList(output.split("\0", -1));
        return IntStream.range(0, parts.size() / 2)
                .map(i -> 2 * i)
                .boxed()
                .collect(Collectors.groupingBy(
                        parts::get, Collectors.mapping(i -> entry(parts.get(i + 1)), Collectors.toList())));
    }

    private static String entry(String listed) {
        return listed.contains("\n") ? listed.replaceFirst("\n", "=") : listed + "=true";
    }

    private Path write(int file) {
        try {
            return Files.write(top.resolve("" + file), FILES.get(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Reading read(int file) {
        List<String> entries = new ArrayList<>();
        try {
            GitConfigReader.read(Path.of("config"), FILES.get(file), (name, value) -> entries.add(name + "=" + value));
            return new Reading(entries, "");
        } catch (RepositoryException e) {
            return new Reading(entries, String.valueOf(e.getMessage()));
        }
    }

    private static String text(int file) {
        return new String(FILES.get(file), StandardCharsets.ISO_8859_1);
    }

    private record Reading(List<String> entries, String refusal) {

        boolean isReadable() {
            return refusal.isEmpty();
        }

        String reason() {
            return refusal.lines().findFirst().orElse("").replaceFirst(".*:\\d+: ", "");
        }

        int line() {
            return Integer.parseInt(refusal.replaceFirst("(?s).*?config:(\\d+): .*", "$1"));
        }
    }
}
