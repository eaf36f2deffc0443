package dev.countersign.core.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommitParserTest {

    private static final ObjectId ID = new ObjectId("1".repeat(40));
    private static final String TREE = "tree " + "a".repeat(40) + "\n";
    private static final String PARENT = "parent " + "b".repeat(40) + "\n";
    private static final String AUTHOR = "author Jun Park <jun@corp.example> 1700000000 +0100\n";
    private static final String COMMITTER = "committer Sara Lind <sara@corp.example> 1700000001 -0330\n";

    @Test
    void reads_a_plain_commit() {
        Commit commit = (Commit) parse(TREE + PARENT + AUTHOR + COMMITTER + "\nTitle\n\nSigned-off-by: S <s@x>\n");

        assertThat(commit.tree()).isEqualTo(new ObjectId("a".repeat(40)));
        assertThat(commit.parents()).containsExactly(new ObjectId("b".repeat(40)));
        assertThat(commit.author()).hasToString("Jun Park <jun@corp.example>");
        assertThat(commit.committer()).hasToString("Sara Lind <sara@corp.example>");
        assertThat(commit.committedAt()).isEqualTo(1_700_000_001L);
        assertThat(commit.message())
                .isEqualTo(new Message(
                        List.of("Title", "", "Signed-off-by: S <s@x>"),
                        List.of(new Trailer("Signed-off-by", "S <s@x>", 3)),
                        3,
                        3));
    }

    private static CommitReading parse(String object) {
        return CommitParser.parse(ID, object.getBytes(StandardCharsets.UTF_8), CommitLimits.DEFAULT);
    }
}
