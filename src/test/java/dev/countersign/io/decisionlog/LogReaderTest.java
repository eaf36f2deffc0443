package dev.countersign.io.decisionlog;

import static dev.countersign.testing.DecisionBuilder.decision;
import static dev.countersign.testing.VerdictBuilder.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.verdict.Finding;
import dev.countersign.gate.DecisionLogException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogReaderTest {

    @TempDir
    private Path folder;

    private Path log() {
        Path path = folder.resolve("log");
        FileDecisionLog log = new FileDecisionLog(path, false);
        log.append(decision()
                .in("first")
                .at("2026-01-01T00:00:00Z")
                .updating("refs/heads/main")
                .with(commit("1a2b3c", "One").admittedBy("r"))
                .build());
        log.append(decision()
                .in("second")
                .at("2026-02-01T00:00:00Z")
                .updating("refs/heads/alias", "refs/heads/release")
                .with(commit("2b3c4d", "Two").rejectedBy("r", new Finding("no", "")))
                .build());
        log.append(decision()
                .in("third")
                .at("2026-03-01T00:00:00Z")
                .updating("refs/tags/v1")
                .with(
                        commit("1a2b3c", "One").admittedBy("r"),
                        commit("3c4d5e", "Three").admittedBy("r"))
                .build());
        return path;
    }

    private static List<String> read(Path log, LogFilter filter) {
        List<String> repositories = new ArrayList<>();
        try (LogReader reader = LogReader.open(log)) {
            reader.read(filter, entry -> repositories.add(entry.decision().repository()));
        }
        return repositories;
    }

    private static LogFilter since(String instant) {
        return new LogFilter(Optional.of(Instant.parse(instant)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static LogFilter ref(String name) {
        return new LogFilter(Optional.empty(), Optional.of(name), Optional.empty(), Optional.empty());
    }

    private static LogFilter decided(String word) {
        return new LogFilter(Optional.empty(), Optional.empty(), Optional.of(word), Optional.empty());
    }

    private static LogFilter with(String commit) {
        return new LogFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(commit));
    }

    @Test
    void reads_decisions_oldest_first_and_only_the_wanted_ones() {
        Path log = log();

        assertThat(read(log, LogFilter.ALL)).containsExactly("first", "second", "third");
        assertThat(read(log, since("2026-02-01T00:00:00Z"))).containsExactly("second", "third");
        assertThat(read(log, decided("rejected"))).containsExactly("second");
        assertThat(read(log, ref("main"))).containsExactly("first");
        assertThat(read(log, ref("refs/heads/alias"))).containsExactly("second");
        assertThat(read(log, ref("release"))).containsExactly("second");
        assertThat(read(log, ref("refs/tags/v1"))).containsExactly("third");
        assertThat(read(log, with("1a2b"))).containsExactly("first", "third");
        assertThat(read(log, with("ffff"))).isEmpty();
    }

    @Test
    void reads_the_last_few_of_the_wanted_ones() {
        List<String> repositories = new ArrayList<>();
        try (LogReader reader = LogReader.open(log())) {
            reader.readLast(
                    1, with("1a2b"), entry -> repositories.add(entry.decision().repository()));
        }

        assertThat(repositories).containsExactly("third");
    }

    @Test
    void copies_lines_to_the_letter_even_while_reading() throws IOException {
        Path log = log();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (LogReader reader = LogReader.open(log)) {
            reader.read(LogFilter.ALL, entry -> {
                reader.copy(entry, copy);
                copy.write('\n');
            });
        }

        assertThat(copy.toString(StandardCharsets.UTF_8)).isEqualTo(Files.readString(log));
    }

    @Test
    void counts_what_is_no_decision_and_passes_over_a_line_that_is_still_written() throws IOException {
        Path log = log();
        Files.writeString(log, "nonsense\n{\"version\":1,", StandardOpenOption.APPEND);
        List<String> repositories = new ArrayList<>();

        try (LogReader reader = LogReader.open(log)) {
            long unreadable = reader.read(
                    LogFilter.ALL, entry -> repositories.add(entry.decision().repository()));

            assertThat(unreadable).isEqualTo(1);
        }
        assertThat(repositories).hasSize(3);
    }

    @Test
    void says_that_there_is_no_log() {
        Path log = folder.resolve("nothing");

        assertThatThrownBy(() -> LogReader.open(log))
                .isInstanceOf(DecisionLogException.class)
                .hasMessage("there is no decision log '" + log + "'");
    }
}
