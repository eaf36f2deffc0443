package dev.countersign.io.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.DecisionBuilder;
import dev.countersign.testing.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a log and its head may look like after the machine has stopped: all lines that were flushed, some bytes of one
 * that was not, and the head as it was after any of the last lines. None of it is a problem or stops a push; whatever
 * no crash can leave behind is one.
 */
final class LogCrashTest {

    private static final int LINES = 4;

    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("log");
    }

    private void append(String repository) {
        new FileDecisionLog(log(), false).append(DecisionBuilder.ordinary(repository));
    }

    private LogVerification verify() {
        return LogVerifier.verify(log(), Optional.empty());
    }

    /** The log as a crash leaves it: with these bytes, and this head. */
    private void crash(String log, String head) throws IOException {
        Files.writeString(log(), log);
        Files.writeString(folder.resolve("log.head"), head);
    }

    /** The text of a log, and that of its head after each of its lines; the first head is that of no line. */
    private record History(String log, List<Integer> ends, List<String> heads) {

        String logUpTo(int length) {
            return log.substring(0, length);
        }
    }

    private History history(int lines) throws IOException {
        List<Integer> ends = new ArrayList<>(List.of(0));
        List<String> heads = new ArrayList<>(List.of(""));
        for (int i = 1; i <= lines; i++) {
            append("repository-" + i + ".git");
            ends.add((int) Files.size(log()));
            heads.add(Files.readString(folder.resolve("log.head")));
        }
        return new History(Files.readString(log()), ends, heads);
    }

    @Test
    void wherever_the_last_line_was_cut_and_whichever_head_got_to_the_disk_nothing_is_wrong() throws IOException {
        History history = history(LINES);
        for (int head = 1; head < LINES; head++) {
            for (int length = history.ends().get(LINES - 1);
                    length <= history.log().length();
                    length++) {
                crash(history.logUpTo(length), history.heads().get(head));

                assertThat(verify().problems())
                        .as(length + " bytes, head " + head)
                        .isEmpty();
            }
        }
    }

    @Test
    void the_next_push_goes_on_wherever_the_last_line_was_cut_and_whichever_head_got_to_the_disk() throws IOException {
        History history = history(LINES);
        int start = history.ends().get(LINES - 1);
        int end = history.log().length();
        for (int head = 1; head < LINES; head++) {
            for (int length : new int[] {start, start + 1, (start + end) / 2, end - 2, end - 1, end}) {
                crash(history.logUpTo(length), history.heads().get(head));

                append("later.git");

                assertThat(verify().report().get(verify().notes().size()))
                        .as(length + " bytes, head " + head)
                        .contains(" lines, intact");
                List<String> lines = Files.readAllLines(log());
                assertThat(Json.object(lines.get(lines.size() - 1))).containsEntry("seq", (long) lines.size());
                assertThat(lines.subList(0, LINES - 1))
                        .isEqualTo(history.log().lines().limit(LINES - 1).toList());
            }
        }
    }

    @Test
    void a_crash_before_the_first_head_stops_nobody() throws IOException {
        History history = history(1);
        for (int length = 0; length <= history.log().length(); length += 37) {
            crash(history.logUpTo(length), "");

            append("later.git");

            assertThat(verify().problems()).as(length + " bytes").isEmpty();
        }
    }

    @Test
    void a_second_crash_while_the_first_is_made_good_is_made_good_too() throws IOException {
        String head = history(LINES).heads().get(1);
        for (int i = 0; i < 5; i++) {
            long before = Files.size(log());
            append("later.git");
            String after = Files.readString(log());

            crash(after.substring(0, (int) (before + after.length()) / 2), head);
            assertThat(verify().problems()).isEmpty();
            append("again.git");
            crash(Files.readString(log()), head);

            assertThat(verify().problems()).isEmpty();
        }
    }

    @Test
    void a_crash_while_the_line_behind_one_that_was_cut_short_is_written_is_a_crash_like_any_other()
            throws IOException {
        History history = history(LINES);
        for (int i = 1; i < 4; i++) {
            String before = Files.readString(log());
            append("later.git");
            String after = Files.readString(log());
            crash(
                    before + after.substring(before.length(), before.length() + 30 + i),
                    history.heads().get(LINES));

            assertThat(verify().problems()).isEmpty();
            assertThat(verify().notes()).hasSize(i);
        }
        append("last.git");

        assertThat(verify().notes()).hasSize(3);
        assertThat(verify().report().get(3)).contains("8 lines, intact");
    }

    @Test
    void whole_lines_that_the_head_knows_are_never_lost_by_a_crash() throws IOException {
        History history = history(LINES);
        for (int length = 0; length < history.log().length(); length += 11) {
            crash(history.logUpTo(length), history.heads().get(LINES));

            assertThat(verify().isIntact()).as(length + " bytes").isFalse();
        }
        crash(history.logUpTo(history.ends().get(1)), history.heads().get(LINES));
        append("later.git");
        assertThat(verify().report().get(0))
                .isEqualTo(log() + ":2: 3 lines are missing (numbers 2 to 4) before this one");
    }

    @Test
    void lines_that_no_crash_can_leave_beyond_the_head_are_told() throws IOException {
        History history = history(LogHead.MOST_BEHIND + 2);
        crash(history.log(), history.heads().get(2));
        assertThat(verify().report().get(0))
                .endsWith(":130: the last 128 lines are not in the head: a crash came first;"
                        + " the last push may not have been accepted");

        crash(history.log(), history.heads().get(1));

        assertThat(verify().report().get(0))
                .endsWith(":130: the last 129 lines are not in the head: something else than countersign wrote them");
    }

    @Test
    void a_head_on_the_disk_lags_behind_by_no_more_than_verify_allows_for() {
        Random random = new Random(64);
        LogHead onDisk = head(1);
        LogHead inMemory = onDisk;
        for (long seq = 2; seq < 10_000; seq++) {
            boolean isCrash = random.nextInt(20) == 0;
            if (isCrash) {
                inMemory = onDisk;
            } else if (head(seq).beginsStretch(Optional.of(inMemory))) {
                onDisk = head(seq);
                inMemory = onDisk;
            } else {
                inMemory = head(seq);
            }

            assertThat(seq - onDisk.seq()).isLessThan(LogHead.MOST_BEHIND);
        }
        assertThat(head(2).beginsStretch(Optional.empty())).isTrue();
    }

    private static LogHead head(long seq) {
        return new LogHead(seq, LogHead.NO_DIGEST, seq);
    }
}
