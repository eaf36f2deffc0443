package dev.countersign.io.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.DecisionBuilder;
import dev.countersign.testing.Json;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonGenerator;

final class ConcurrentAppendTest {

    @TempDir
    private Path folder;

    @Test
    void threads_and_processes_append_200_lines_and_each_is_there_once() throws Exception {
        Path log = folder.resolve("log");
        List<Process> processes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            processes.add(Appending.start(log, "process-" + i, 40));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> appended = IntStream.rangeClosed(1, 4)
                .<Future<?>>mapToObj(i -> threads.submit(() -> Appending.append(log, "thread-" + i, 20)))
                .toList();

        for (Future<?> each : appended) {
            each.get();
        }
        threads.shutdown();
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        assertThat(LogVerifier.verify(log, Optional.empty()).problems()).isEmpty();
        assertThat(Files.readAllLines(log).stream()
                        .map(line -> Json.object(line).get("repository")))
                .hasSize(200)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_log_that_somebody_holds_holds_up_no_other() throws Exception {
        Path held = Logs.withLines(folder.resolve("held"), 1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<?> waiting;
        try (FileChannel head = FileChannel.open(folder.resolve("held.head"), StandardOpenOption.WRITE)) {
            assertThat(head.lock().isValid()).isTrue();
            waiting = threads.submit(() -> Appending.append(held, "waiting", 1));

            Appending.append(folder.resolve("other"), "other", 100);

            assertThat(waiting.isDone()).isFalse();
        }
        waiting.get();
        threads.shutdown();
        assertThat(Files.readAllLines(held)).hasSize(2);
        assertThat(Files.readAllLines(folder.resolve("other"))).hasSize(100);
    }

    @Test
    void a_full_disk_rejects_and_leaves_the_log_as_it_was() throws Exception {
        Path log = Logs.withLines(folder.resolve("log"), 1);
        String before = Files.readString(log);

        Process process = Appending.startWithLimit(log, "big-" + "x".repeat(3_000), 1);

        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("DecisionLogException: cannot write to the decision log '" + log + "': File too large");
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(log)).isEqualTo(before);
        assertThat(LogVerifier.verify(log, Optional.empty()).problems()).isEmpty();
        Appending.append(log, "later", 1);
        assertThat(LogVerifier.verify(log, Optional.empty()).report().get(0)).startsWith("2 lines, intact");
    }

    /** A process, or a thread, that appends. */
    static final class Appending {

        private Appending() {}

        /** Appends lines with the names that start with the second argument to the log that is the first. */
        public static void main(String[] args) {
            append(Path.of(args[0]), args[1], Integer.parseInt(args[2]));
        }

        static void append(Path log, String name, int count) {
            FileDecisionLog decisions = new FileDecisionLog(log, false);
            for (int i = 1; i <= count; i++) {
                decisions.append(DecisionBuilder.ordinary(name + "-" + i));
            }
        }

        static Process start(Path log, String name, int count) throws IOException {
            return new ProcessBuilder(java(log, name, count)).inheritIO().start();
        }

        /** With files of at most 2 KiB. */
        static Process startWithLimit(Path log, String name, int count) throws IOException {
            List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 4 && exec \"$@\"", "sh"));
            command.addAll(java(log, name, count));
            return new ProcessBuilder(command).start();
        }

        private static String classpath() {
            return Stream.of(Appending.class, FileDecisionLog.class, JsonGenerator.class)
                    .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                    .map(location -> Path.of(URI.create(location.toString())).toString())
                    .distinct()
                    .collect(Collectors.joining(File.pathSeparator));
        }

        private static List<String> java(Path log, String name, int count) {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:-UsePerfData",
                    "-Xshare:auto",
                    "-cp",
                    classpath(),
                    Appending.class.getName(),
                    log.toString(),
                    name,
                    Integer.toString(count));
        }
    }
}
