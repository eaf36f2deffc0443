package dev.countersign.core.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CommitParserStressTest {

    private static final ObjectId ID = new ObjectId("1".repeat(40));
    private static final String TREE = "tree " + "a".repeat(40) + "\n";
    private static final String PARENT = "parent " + "b".repeat(40) + "\n";
    private static final String AUTHOR = "author Jun Park <jun@corp.example> 1700000000 +0100\n";
    private static final String COMMITTER = "committer Sara Lind <sara@corp.example> 1700000001 -0330\n";
    private static final String PEOPLE = AUTHOR + COMMITTER;

    @Test
    void answers_at_once_to_a_million_parents_and_two_million_folds() {
        CommitLimits wide = new CommitLimits(1 << 30, 128, 1_000, 1_000, 20_000);
        CommitLimits wider = new CommitLimits(1 << 30, 128, 1_000, 1_000, 3_000_000);
        String parents = TREE + PARENT.repeat(1_000_000) + PEOPLE + "\nTitle\n";
        String headerFolds = TREE + PEOPLE + "gpgsig x\n" + " \n".repeat(2_000_000) + "\nTitle\n";
        String trailerFolds = TREE + PEOPLE + "\nTitle\n\na: b\n" + " \n".repeat(2_000_000);

        assertThat(reason(parents, CommitLimits.DEFAULT)).isEqualTo("the commit has 48000162 bytes, more than 1048576");
        assertThat(reason(parents, wide)).isEqualTo("more than 128 parents");
        assertThat(reason(headerFolds, wide)).isEqualTo("the headers have more than 1000 continuation lines");
        assertThat(reason(trailerFolds, wide)).isEqualTo("the message has more than 20000 lines");
        assertThat(reason(trailerFolds, wider)).isEqualTo("the trailers have more than 1000 continuation lines");
    }

    @Test
    void survives_any_bytes() {
        Random random = new Random(20_260_403L);
        byte[] whole =
                bytes(TREE + PARENT + PEOPLE + "encoding UTF-8\ngpgsig a\n b\n\nTitle\n\nSigned-off-by: S <s@x>\n");
        for (int i = 0; i < 20_000; i++) {
            byte[] object = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int change = random.nextInt(4); change > 0 && object.length > 0; change--) {
                object[random.nextInt(object.length)] = (byte) "\n <>:# \tpe0\0\u00ff".charAt(random.nextInt(13));
            }
            CommitReading reading = CommitParser.parse(ID, object, CommitLimits.DEFAULT);
            Lineage lineage = Lineage.read(ID, object);

            assertThat(reading.parents()).isEqualTo(lineage.parents());
            assertThat(TagParser.parse(object)).isInstanceOf(TagReading.MalformedTag.class);
        }
    }

    private static String reason(String object, CommitLimits limits) {
        return CommitParser.parse(ID, bytes(object), limits) instanceof MalformedCommit malformed
                ? malformed.reason()
                : "well-formed";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
