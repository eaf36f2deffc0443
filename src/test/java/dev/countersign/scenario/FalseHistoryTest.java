package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes git itself see another history than the one that is stored, and clocks that go wrong. */
final class FalseHistoryTest {

    @Test
    void replacements_are_refused_and_those_that_are_there_fool_nobody(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        ObjectId signed = server.client().commit(SIGNED);
        server.plant("HEAD", "refs/elsewhere/signed");
        server.client().git("checkout", "--quiet", "--orphan", "other");
        ObjectId unsigned = server.client().commit(UNSIGNED);
        server.client().git("replace", unsigned.hex(), signed.hex());

        Outcome replacement = server.pushing("refs/replace/*");
        assertThat(replacement.error())
                .contains("error: refs/replace/" + unsigned)
                .contains("replace refs are refused: they make Git show other commits than");
        server.client().git("replace", "--delete", unsigned.hex());
        server.plant(unsigned.hex(), "refs/elsewhere/unsigned");
        server.server().git("replace", unsigned.hex(), signed.hex());
        assertThat(server.server().git("log", "-1", "--format=%B", unsigned.hex()))
                .contains("Signed-off-by");

        Outcome replaced = server.pushing(unsigned + ":refs/heads/main");

        assertThat(replaced.error()).contains(unsigned.abbreviated(), "this commit may not go in");
        assertThat(server.refs()).noneMatch(ref -> ref.startsWith("refs/heads/"));
    }

    @Test
    void grafts_and_a_forged_commit_graph_hide_no_parents(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        ObjectId unsigned = server.client().commit(UNSIGNED);
        ObjectId tip = server.client().commit(SIGNED);
        server.plant("HEAD", "refs/elsewhere/x");

        Path grafts = Files.writeString(server.onServer("info/grafts"), tip + "\n");
        assertThat(server.server().git("rev-list", tip.hex())).isEqualTo(tip.hex());
        Outcome grafted = server.pushing("HEAD:refs/heads/main");
        Files.delete(grafts);
        server.server().git("commit-graph", "write", "--reachable");
        forgeOrphan(server.onServer("objects/info/commit-graph"), tip);
        assertThat(server.server().git("rev-list", tip.hex())).isEqualTo(tip.hex());
        Outcome forged = server.pushing("HEAD:refs/heads/main");

        assertThat(grafted.error()).contains(unsigned.abbreviated(), "1 of 2 commits may not go in");
        assertThat(forged.error()).contains(unsigned.abbreviated(), "1 of 2 commits may not go in");
        assertThat(server.hasArrived()).isFalse();
    }

    /** Takes the first parent away from a commit in a commit-graph file (gitformat-commit-graph(5)). */
    private static void forgeOrphan(Path file, ObjectId commit) throws IOException {
        assertThat(file.toFile().setWritable(true)).isTrue();
        ByteBuffer graph = ByteBuffer.wrap(Files.readAllBytes(file));
        int ids = chunk(graph, "OIDL");
        byte[] id = HexFormat.of().parseHex(commit.hex());
        int index = 0;
        while (!graph.slice(ids + 20 * index, 20).equals(ByteBuffer.wrap(id))) {
            index++;
        }
        graph.putInt(chunk(graph, "CDAT") + 36 * index + 20, 0x70000000);
        Files.write(file, graph.array());
    }

    private static int chunk(ByteBuffer graph, String name) {
        ByteBuffer wanted = ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII));
        int at = 8;
        while (!graph.slice(at, 4).equals(wanted)) {
            at += 12;
        }
        return (int) graph.getLong(at + 4);
    }

    @Test
    void an_honest_push_from_behind_a_wrong_clock_goes_in(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        ObjectId old = commitAt(server, 2_000_000_000, "Before the gate stood, on a fast clock\n");
        commitAt(server, 1_000_000, "Before the gate stood, on a slow clock\n");
        commitAt(server, 1_600_000_000, "Before the gate stood\n");
        server.plant("HEAD", "refs/heads/main");
        server.client().git("checkout", "--quiet", old.hex());
        commitAt(server, 2_100_000_000, SIGNED);

        assertThat(server.pushing("HEAD:refs/heads/topic").error()).isEmpty();
        assertThat(server.refs()).contains("refs/heads/topic " + server.client().id("HEAD"));
    }

    @Test
    void dates_that_are_chosen_to_end_the_search_early_hide_nothing(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        ObjectId base = commitAt(server, 1_000_000_050, SIGNED);
        ObjectId side = commitAt(server, 1_000_000_080, SIGNED);
        ObjectId merge = merge(server, 1_000_000_090, base, side);
        server.client().git("checkout", "--quiet", merge.hex());
        commitAt(server, 1_000_000_070, SIGNED);
        assertThat(server.pushing("HEAD:refs/heads/main").error()).isEmpty();
        server.client().git("checkout", "--quiet", "--orphan", "evil");
        ObjectId deep = commitAt(server, 1_000_000_040, UNSIGNED);
        ObjectId cover = commitAt(server, 1_000_000_060, SIGNED);
        ObjectId tip = merge(server, 1_000_000_100, merge, cover);

        Outcome outcome = server.pushing(tip + ":refs/heads/topic");

        assertThat(outcome.error()).contains(deep.abbreviated(), "1 of 3 commits may not go in");
        assertThat(server.refs()).hasSize(1);
    }

    private static ObjectId commitAt(GuardedServer server, long second, String message) {
        String date = second + " +0000";
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        server.client()
                .run(
                        Map.of("GIT_COMMITTER_DATE", date),
                        text,
                        List.of("commit", "--quiet", "--allow-empty", "--file=-", "--cleanup=verbatim"));
        return server.client().id("HEAD");
    }

    private static ObjectId merge(GuardedServer server, long second, ObjectId one, ObjectId other) {
        String person = "Jun Park <jun@corp.example> " + second + " +0000\n";
        return server.client()
                .storeCommit(("tree " + server.client().id("HEAD^{tree}") + "\nparent " + one + "\nparent " + other
                                + "\nauthor " + person + "committer " + person + "\n" + SIGNED)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
