package dev.countersign.io.decisionlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.DecisionLogException;
import dev.countersign.testing.DecisionBuilder;
import dev.countersign.testing.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileDecisionLogTest {

    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("decisions.jsonl");
    }

    private Path head() {
        return folder.resolve("decisions.jsonl.head");
    }

    private void append(String repository) {
        new FileDecisionLog(log(), false).append(DecisionBuilder.ordinary(repository));
    }

    private Map<String, @Nullable Object> line(int number) throws IOException {
        return Json.object(Files.readAllLines(log()).get(number - 1));
    }

    private LogVerification verify() {
        return LogVerifier.verify(log(), Optional.empty());
    }

    @Test
    void each_line_carries_its_number_and_the_digest_of_the_line_before() throws IOException {
        append("a.git");
        append("b.git");

        assertThat(line(1))
                .containsEntry("repository", "a.git")
                .containsEntry("seq", 1L)
                .containsEntry("previous", null);
        assertThat(line(2))
                .containsEntry("repository", "b.git")
                .containsEntry("seq", 2L)
                .containsEntry("previous", Logs.sha256(Files.readAllLines(log()).get(0)));
        assertThat(Files.readString(log())).endsWith("}\n");
    }

    @Test
    void the_head_remembers_the_last_line_and_the_length() throws IOException {
        append("a.git");
        append("b.git");

        String digest = Logs.sha256(Files.readAllLines(log()).get(1));
        assertThat(Files.readString(head()))
                .isEqualTo(String.format(Locale.ROOT, "0000000000000000002 %s %019d\n", digest, Files.size(log())));
    }

    @Test
    void the_group_may_write_only_where_the_repository_is_shared() throws IOException {
        append("a.git");
        Path shared = folder.resolve("shared.jsonl");
        new FileDecisionLog(shared, true).append(DecisionBuilder.ordinary("b.git"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log())))
                .isEqualTo("rw-r-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(head())))
                .isEqualTo("rw-r-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void a_link_to_a_log_is_that_log() throws IOException {
        append("a.git");
        Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), log());

        new FileDecisionLog(link, false).append(DecisionBuilder.ordinary("b.git"));

        assertThat(line(2)).containsEntry("repository", "b.git");
        assertThat(folder.resolve("link.jsonl.head")).doesNotExist();
        assertThat(verify().isIntact()).isTrue();
    }

    @Test
    void a_tail_that_a_crash_cut_short_is_kept_and_ended_and_the_next_line_says_so() throws IOException {
        append("a.git");
        Files.writeString(log(), "{\"version\":1,\"deci", StandardOpenOption.APPEND);

        append("b.git");

        List<String> lines = Files.readAllLines(log());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).isEqualTo("{\"version\":1,\"deci");
        assertThat(line(3))
                .containsEntry("seq", 3L)
                .containsEntry("previous", Logs.sha256("{\"version\":1,\"deci"))
                .containsEntry("recovered", true);
        assertThat(verify().report())
                .containsExactly(
                        log() + ":2: cut short while it was written; its push was not accepted",
                        "3 lines, intact; last line sha256 " + Logs.sha256(lines.get(2)));
    }

    @Test
    void a_line_that_lacks_only_its_line_feed_counts_as_cut_short() throws IOException {
        append("a.git");
        byte[] head = Files.readAllBytes(head());
        append("b.git");
        Files.write(head(), head);
        Logs.truncate(log(), Files.size(log()) - 1);
        assertThat(verify().report().get(0)).endsWith(":2: cut short while it was written; its push was not accepted");

        append("c.git");

        assertThat(line(3)).containsEntry("seq", 3L).containsEntry("recovered", true);
        assertThat(verify().isIntact()).isTrue();
        assertThat(verify().report().get(0)).endsWith(":2: cut short while it was written; its push was not accepted");
    }

    @Test
    void a_line_whose_head_was_lost_in_a_crash_is_taken_up() throws IOException {
        append("a.git");
        byte[] head = Files.readAllBytes(head());
        append("b.git");
        Files.write(head(), head);
        assertThat(verify().report().get(0))
                .endsWith(":2: the last line is not in the head: a crash came first;"
                        + " the last push may not have been accepted");

        append("c.git");

        assertThat(line(3))
                .containsEntry("seq", 3L)
                .containsEntry("previous", Logs.sha256(Files.readAllLines(log()).get(1)));
        assertThat(verify().isIntact()).isTrue();
        assertThat(verify().notes()).isEmpty();
    }

    @Test
    void a_lost_or_damaged_head_is_made_anew() throws IOException {
        append("a.git");
        Files.delete(head());
        append("b.git");
        Files.writeString(head(), "nonsense that is longer than any head that was ever written".repeat(3));

        append("c.git");

        assertThat(line(3)).containsEntry("seq", 3L);
        assertThat(verify().isIntact()).isTrue();
    }

    @Test
    void a_gap_at_the_end_can_be_told_for_ever_after() throws IOException {
        append("a.git");
        append("b.git");
        append("c.git");
        Logs.keepLines(log(), 1);

        append("d.git");
        append("e.git");

        assertThat(line(2)).containsEntry("repository", "d.git").containsEntry("seq", 4L);
        assertThat(verify().report().get(0))
                .isEqualTo(log() + ":2: 2 lines are missing (numbers 2 to 3) before this one");
    }

    @Test
    void a_deleted_log_can_be_told_too() throws IOException {
        append("a.git");
        append("b.git");
        Files.delete(log());
        assertThat(verify().report().get(0)).isEqualTo(log() + ":1: 2 lines are missing (numbers 1 to 2) at the end");

        append("c.git");

        assertThat(verify().report().get(0))
                .isEqualTo(log() + ":1: 2 lines are missing (numbers 1 to 2) before this one");
    }

    @Test
    void a_log_that_was_cut_in_the_middle_of_a_line_goes_on_in_a_new_line() throws IOException {
        append("a.git");
        append("b.git");
        Logs.truncate(log(), Files.size(log()) - 10);

        append("c.git");

        assertThat(line(3)).containsEntry("repository", "c.git").containsEntry("seq", 3L);
        assertThat(verify().report().get(0)).isEqualTo(log() + ":2: is not a decision");
    }

    @Test
    void refuses_what_is_no_regular_file_and_leaves_nothing_behind() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("directory"));
        Path underFile = Files.createFile(folder.resolve("file")).resolve("decisions.jsonl");
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));

        assertRefused(Path.of("/dev/full"), "'/dev/full': not a regular file");
        assertRefused(Path.of("/dev/null"), "'/dev/null': not a regular file");
        assertRefused(directory, "'" + directory + "': not a regular file");
        assertRefused(underFile, "there is no folder");
        assertRefused(dangling, "'" + dangling + "': not a regular file");
        assertRefused(
                folder.resolve("missing/decisions.jsonl"), "there is no folder '" + folder.resolve("missing") + "'");

        assertThat(Path.of("/dev/full.head")).doesNotExist();
        assertThat(Path.of("/dev/null.head")).doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void refuses_a_head_that_is_a_link() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createSymbolicLink(head(), victim);

        assertRefused(log(), "'" + head() + "': not a regular file");

        assertThat(victim).hasContent("precious");
    }

    private static void assertRefused(Path log, String reason) {
        assertThatThrownBy(() -> new FileDecisionLog(log, false).append(DecisionBuilder.ordinary("a.git")))
                .isInstanceOf(DecisionLogException.class)
                .hasMessageStartingWith("cannot write to the decision log '" + log + "': ")
                .hasMessageContaining(reason)
                .hasMessageEndingWith("\nthe push is rejected because its decision could not be kept");
    }
}
