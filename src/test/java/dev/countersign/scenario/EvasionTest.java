package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits that are made to be read in two ways, and accepted by git without a word. */
final class EvasionTest {

    private static final String POLICY = """
            version: 1
            roster: roster.yaml
            rules:
              - name: senior-sign-off
                refs: [refs/heads/**]
                sign-off: {level: senior}
            """;

    private static final String JUN = "Jun Park <jun@corp.example> 1700000000 +0000\n";
    private static final String CLAUDE = "Co-authored-by: Claude <noreply@anthropic.com>\n";
    private static final String SARA = "Signed-off-by: Sara Lind <sara@corp.example>\n";

    @Test
    void a_mark_of_ai_is_found_wherever_it_is_hidden(@TempDir Path folder) {
        GuardedServer server = guarded(folder);

        Outcome outcome = push(
                server,
                Stream.of(
                                "Tab\n\n" + CLAUDE.replace(":", "\t:"),
                                "Earlier paragraph\n\n" + CLAUDE + "\nReviewed-by: Mia Chen <mia@corp.example>\n",
                                "Comment\n\n# " + CLAUDE,
                                "Scissors\n\n# ------------------------ >8 ------------------------\n" + CLAUDE,
                                "Divider\n\n" + CLAUDE + "---\n file | 2 +-\n",
                                "Fold\n\nReviewed-by: Mia Chen <mia@corp.example>\n " + CLAUDE,
                                "Carriage return\r\rText\r" + CLAUDE.strip() + "\rmore",
                                "Prose\n\nAll of this\nis prose, and more of it\nand more\nthan a\nquarter\n" + CLAUDE,
                                "No angle\n\n" + CLAUDE.replace(">", ""))
                        .map(message -> commit(JUN, message))
                        .toList());

        assertThat(outcome.error())
                .contains("remote: countersign: 9 of 9 commits may not go in")
                .contains("(Claude Code)");
        assertThat(outcome.error().split("AI-assisted: ", -1)).hasSize(10);
        assertThat(server.refs()).isEmpty();
    }

    @Test
    void a_sign_off_that_only_some_readers_see_counts_for_nobody(@TempDir Path folder) {
        GuardedServer server = guarded(folder);

        Outcome outcome = push(
                server,
                Stream.of(
                                "Middle\n\n" + SARA + " \nNo trailer, but prose that goes on.\n\n" + CLAUDE,
                                "CRLF\r\n\r\n" + SARA + "\r\nProse at the end.\r\n\r\n" + CLAUDE,
                                "Two people\n\n" + CLAUDE
                                        + "Signed-off-by: \"Sara Lind <sara@corp.example>\" <jun@corp.example>\n",
                                "Two addresses\n\n" + CLAUDE + SARA.strip() + " <jun@corp.example>\n",
                                "Long s\n\n" + CLAUDE + SARA.replace("Signed", "\u017figned"),
                                "Invisible\n\n" + CLAUDE + SARA.replace("@corp", "@\u200bcorp"),
                                "Folded\n\n" + CLAUDE + "Reviewed-by: Mia Chen <mia@corp.example>\n " + SARA,
                                "By itself\n\n" + CLAUDE + CLAUDE.replace("Co-authored", "Signed-off"))
                        .map(message -> commit(JUN, message))
                        .toList());

        assertThat(outcome.error()).contains("remote: countersign: 8 of 8 commits may not go in");
        assertThat(server.refs()).isEmpty();
    }

    @Test
    void commits_that_two_readers_could_take_for_different_ones_are_refused(@TempDir Path folder) {
        GuardedServer server = guarded(folder);
        String parent = server.client().commit(UNSIGNED).hex();
        String tree = "tree " + server.client().id("HEAD^{tree}") + "\n";
        String people = "author " + JUN + "committer " + JUN;

        Outcome outcome = push(
                server,
                List.of(
                        tree + people + "\nNUL\0" + CLAUDE,
                        tree + "author Mia Chen <mia@corp.example> 1700000000 +0000\n" + people + "\nTwo authors\n",
                        tree + people + "committer " + JUN + "\nTwo committers\n",
                        tree + people + "encoding UTF-7\n\nUTF-7\n",
                        tree + people,
                        tree + people.replace("1700000000", "9223372036854775808") + "\nA date beyond all\n",
                        tree + "pariah " + parent + "\n" + people + "\nA parent for some\n",
                        tree + ("parent " + parent + "\n").repeat(129) + people + "\nToo many parents\n",
                        tree + people + "\nMany lines\n" + "\n".repeat(20_000) + ".",
                        tree + people + "\nMany trailers\n\n" + SARA.repeat(1_001),
                        tree + people + "\nMany folds\n\n" + SARA + " x\n".repeat(1_001),
                        tree + people + "\nLarge\n" + ".".repeat(1 << 20)));

        assertThat(outcome.error()).contains("a NUL byte", "more than 128 parents", "bytes, more than 1048576");
        assertThat(outcome.error().split("cannot be judged: ", -1)).hasSize(13);
        assertThat(server.refs()).isEmpty();
    }

    private static GuardedServer guarded(Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.write("policy.yaml", POLICY);
        return server;
    }

    private static String commit(String person, String message) {
        return "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor " + person + "committer " + person + "\n"
                + message;
    }

    /** Pushes each of these objects to a branch of its own. */
    private static Outcome push(GuardedServer server, List<String> commits) {
        server.client().store("tree", new byte[0]);
        List<String> refspecs = new ArrayList<>();
        for (String commit : commits) {
            ObjectId id = server.client().storeCommit(commit.getBytes(StandardCharsets.UTF_8));
            refspecs.add(id + ":refs/heads/topic-" + refspecs.size());
        }
        return server.pushing(refspecs.toArray(new String[0]));
    }
}
