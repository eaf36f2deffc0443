package dev.countersign.io.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.DecisionLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogVerifierTest {

    private static final int SEED = 20_260_311;

    @TempDir
    private Path folder;

    /** What the verifier says of a log of five lines after somebody did something to its lines. */
    private List<String> after(Consumer<List<String>> change) throws IOException {
        Path log = Logs.withLines(Files.createTempDirectory(folder, "").resolve("log"), 5);
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        change.accept(lines);
        Logs.write(log, lines);
        return LogVerifier.verify(log, Optional.empty()).problems().stream()
                .map(problem -> problem.line() + ": " + problem.what())
                .toList();
    }

    private static void edit(List<String> lines, int number, String from, String to) {
        String line = lines.get(number - 1);
        assertThat(line).contains(from);
        lines.set(number - 1, line.replace(from, to));
    }

    @Test
    void finds_nothing_in_an_untouched_log() throws IOException {
        Path log = Logs.withLines(folder.resolve("log"), 5);
        String digest = Logs.sha256(Files.readAllLines(log).get(4));

        LogVerification verification = LogVerifier.verify(log, Optional.empty());

        assertThat(verification.isIntact()).isTrue();
        assertThat(verification.report()).containsExactly("5 lines, intact; last line sha256 " + digest);
    }

    @Test
    void finds_edited_lines() throws IOException {
        assertThat(after(lines -> edit(lines, 3, "admitted", "rejected")))
                .containsExactly("3: was changed after it was written; line 4 keeps another digest of it");
        assertThat(after(lines -> edit(lines, 1, "jpark", "slind")))
                .containsExactly("1: was changed after it was written; line 2 keeps another digest of it");
    }

    @Test
    void finds_an_edited_last_line() throws IOException {
        assertThat(after(lines -> edit(lines, 5, "jpark", "slind")))
                .containsExactly("5: was changed after it was written; the head keeps another digest of it");
    }

    @Test
    void finds_missing_lines_wherever_they_were() throws IOException {
        assertThat(after(lines -> lines.remove(0))).containsExactly("1: 1 line is missing (number 1) before this one");
        assertThat(after(lines -> lines.subList(1, 3).clear()))
                .containsExactly("2: 2 lines are missing (numbers 2 to 3) before this one");
        assertThat(after(lines -> lines.remove(4))).containsExactly("4: 1 line is missing (number 5) at the end");
        assertThat(after(List::clear)).containsExactly("1: 5 lines are missing (numbers 1 to 5) at the end");
    }

    @Test
    void finds_lines_that_were_moved() throws IOException {
        assertThat(after(lines -> Collections.swap(lines, 1, 2)))
                .containsExactly(
                        "2: 1 line is missing (number 2) before this one",
                        "3: has number 2 after number 3: moved, copied or inserted");
        assertThat(after(lines -> lines.add(lines.remove(0))))
                .containsExactly(
                        "1: 1 line is missing (number 1) before this one",
                        "5: has number 1 after number 5: moved, copied or inserted");
    }

    @Test
    void finds_copies() throws IOException {
        assertThat(after(lines -> lines.add(3, lines.get(2)))).containsExactly("4: is a copy of the line before");
        assertThat(after(lines -> lines.add(lines.get(1))))
                .containsExactly("6: has number 2 after number 5: moved, copied or inserted");
    }

    @Test
    void finds_inserted_lines() throws IOException {
        assertThat(after(lines -> lines.add(
                        3,
                        "{\"version\":1,\"decision\":\"admitted\",\"seq\":4,\"previous\":\"" + Logs.sha256(lines.get(2))
                                + "\"}")))
                .containsExactly("5: has number 4 after number 4: moved, copied or inserted");
    }

    @Test
    void finds_wrong_numbers() throws IOException {
        assertThat(after(lines -> edit(lines, 3, "\"seq\":3", "\"seq\":77")))
                .containsExactly(
                        "3: 74 lines are missing (numbers 3 to 76) before this one",
                        "4: has number 4 after number 77: moved, copied or inserted");
    }

    @Test
    void finds_what_is_no_decision() throws IOException {
        assertThat(after(lines -> lines.add(2, "nonsense"))).containsExactly("3: is not a decision");
        assertThat(after(lines -> lines.set(2, ""))).containsExactly("3: is not a decision");
        assertThat(after(lines -> lines.add("{}"))).containsExactly("6: is not a decision");
        assertThat(after(lines -> lines.add(0, "{\"seq\":\"1\"}"))).containsExactly("1: is not a decision");
    }

    @Test
    void finds_lines_that_countersign_did_not_write_at_the_end() throws IOException {
        assertThat(after(lines -> {
                    for (int seq = 6; seq < 6 + LogHead.MOST_BEHIND + 1; seq++) {
                        lines.add("{\"seq\":" + seq + ",\"previous\":\"" + Logs.sha256(lines.get(seq - 2)) + "\"}");
                    }
                }))
                .containsExactly(
                        "134: the last 129 lines are not in the head: something else than countersign wrote them");
    }

    @Test
    void finds_a_last_line_that_was_cut_after_it_was_written() throws IOException {
        Path log = Logs.withLines(folder.resolve("log"), 3);
        Logs.truncate(log, Files.size(log) - 20);

        assertThat(LogVerifier.verify(log, Optional.empty()).report())
                .startsWith(
                        log + ":3: was cut short after it was written",
                        log + ":3: 1 line is missing (number 3) at the end");
    }

    @Test
    void misses_the_head() throws IOException {
        Path log = Logs.withLines(folder.resolve("log"), 3);
        Files.delete(folder.resolve("log.head"));

        assertThat(LogVerifier.verify(log, Optional.empty()).problems())
                .containsExactly(new LogProblem(
                        3, "the head is missing or unreadable, so lines that are missing at the end cannot be told"));
    }

    @Test
    void a_digest_that_an_auditor_kept_must_still_be_there() throws IOException {
        Path log = Logs.withLines(folder.resolve("log"), 3);
        List<String> lines = Files.readAllLines(log);

        assertThat(LogVerifier.verify(log, Optional.of(Logs.sha256(lines.get(1))))
                        .isIntact())
                .isTrue();
        assertThat(LogVerifier.verify(log, Optional.of("0".repeat(64))).problems())
                .containsExactly(new LogProblem(
                        3,
                        "no line has the expected digest " + "0".repeat(64) + ": lines were changed or are missing"));
    }

    @Test
    void a_kept_digest_of_the_last_line_makes_up_for_the_head() throws IOException {
        Path log = Logs.withLines(folder.resolve("log"), 3);
        String last = Logs.sha256(Files.readAllLines(log).get(2));
        Files.delete(folder.resolve("log.head"));

        assertThat(LogVerifier.verify(log, Optional.of(last)).isIntact()).isTrue();
    }

    @Test
    void a_log_that_was_never_written_is_intact() {
        LogVerification verification = LogVerifier.verify(folder.resolve("log"), Optional.empty());

        assertThat(verification.report()).containsExactly("0 lines, intact");
    }

    @Test
    void a_thousand_problems_are_listed_and_all_are_counted() throws IOException {
        Path log = folder.resolve("log");
        Files.writeString(log, "x\n".repeat(1_500));

        LogVerification verification = LogVerifier.verify(log, Optional.empty());

        assertThat(verification.problems()).hasSize(1_000);
        assertThat(verification.problemCount()).isEqualTo(1_501);
        assertThat(verification.report()).contains("… and 501 more").endsWith("1500 lines, 1501 problems");
    }

    @Test
    void lines_of_any_length_are_read_in_pieces() throws IOException {
        Path log = Logs.withLines(folder.resolve("log"), 1);
        Files.writeString(log, "{\"a\":[" + "1,".repeat(200_000) + "1]}\n", StandardOpenOption.APPEND);

        assertThat(LogVerifier.verify(log, Optional.empty()).problems())
                .containsExactly(new LogProblem(2, "is not a decision"));
    }

    @Test
    void what_cannot_be_read_is_said_so() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("directory"));

        assertThatThrownBy(() -> LogVerifier.verify(directory, Optional.empty()))
                .isInstanceOf(DecisionLogException.class)
                .hasMessage(
                        "cannot read the decision log '" + directory + "': '" + directory + "': not a regular file");
    }

    @Test
    void no_change_of_any_byte_goes_unnoticed() throws IOException {
        Path log = Logs.withLines(folder.resolve("log"), 4);
        byte[] untouched = Files.readAllBytes(log);
        Random random = new Random(SEED);
        for (int run = 0; run < 2_000; run++) {
            byte[] changed = untouched.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(log, changed);

            assertThat(LogVerifier.verify(log, Optional.empty()).isIntact())
                    .as("byte " + at)
                    .isFalse();
        }
    }

    @Test
    void no_cut_or_rearrangement_of_lines_goes_unnoticed() throws IOException {
        Path log = Logs.withLines(folder.resolve("log"), 6);
        List<String> untouched = Files.readAllLines(log);
        Random random = new Random(SEED);
        for (int run = 0; run < 500; run++) {
            List<String> changed = new ArrayList<>();
            int count = random.nextInt(8);
            for (int i = 0; i < count; i++) {
                changed.add(untouched.get(random.nextInt(untouched.size())));
            }
            Logs.write(log, changed);

            assertThat(LogVerifier.verify(log, Optional.empty()).isIntact())
                    .as(changed.toString())
                    .isEqualTo(changed.equals(untouched));
        }
    }
}
