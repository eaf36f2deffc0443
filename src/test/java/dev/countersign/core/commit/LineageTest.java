package dev.countersign.core.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LineageTest {

    private static final ObjectId ID = new ObjectId("1".repeat(40));
    private static final ObjectId B = new ObjectId("b".repeat(40));
    private static final ObjectId C = new ObjectId("c".repeat(40));
    private static final String TREE = "tree " + "a".repeat(40) + "\n";
    private static final String PARENT = "parent " + B + "\n";
    private static final String PEOPLE = "author J <j@x> 1 +0000\ncommitter S <s@x> 1700000001 +0000\n";

    @Test
    void reads_parents_and_time() {
        assertThat(read(TREE + PARENT + "parent " + C + "\n" + PEOPLE + "\nTitle\n"))
                .isEqualTo(new Lineage(ID, List.of(B, C), 1_700_000_001L));
    }

    @Test
    void reads_long_ids() {
        String object = "tree " + "a".repeat(64) + "\nparent " + "b".repeat(64) + "\n" + PEOPLE + "\n";

        assertThat(Lineage.read(new ObjectId("1".repeat(64)), object.getBytes(StandardCharsets.UTF_8))
                        .parents())
                .containsExactly(new ObjectId("b".repeat(64)));
    }

    @Test
    void reads_capital_digits_as_git_does() {
        assertThat(read(TREE + "parent " + "B".repeat(40) + "\n" + PEOPLE + "\n")
                        .parents())
                .containsExactly(B);
    }

    @Test
    void does_not_take_for_a_parent_what_only_jgit_takes_for_one() {
        assertThat(read(TREE + "pariah " + B + "\n" + PARENT + PEOPLE + "\n")).isEqualTo(new Lineage(ID, List.of(), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tree", "tree x\n", "Tree aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nparent ", " "})
    void reads_nothing_where_git_reads_nothing(String object) {
        assertThat(read(object)).isEqualTo(new Lineage(ID, List.of(), 0));
    }

    @Test
    void asks_for_a_byte_after_the_tree_and_after_each_parent() {
        assertThat(read(TREE + PARENT).parents()).isEmpty();
        assertThat(read(TREE + PARENT + "\n").parents()).containsExactly(B);
        assertThat(read(TREE)).isEqualTo(new Lineage(ID, List.of(), 0));
    }

    @Test
    void stops_at_the_first_broken_parent() {
        assertThat(read(TREE + PARENT + "parent " + "g".repeat(40) + "\n" + PARENT + PEOPLE + "\n")
                        .parents())
                .containsExactly(B);
        assertThat(read(TREE + PARENT + "parent " + B + " \n" + PEOPLE + "\n").parents())
                .containsExactly(B);
    }

    @ParameterizedTest
    @CsvSource({
        "'committer S <s@x> 17 +0000\n\n',                     17",
        "'committer S <s@x>17 +0000\n\n',                      17",
        "'committer S <s@x> \t\r 17 +0000\n\n',                17",
        "'committer S <s@x> 0017x\n\n',                        17",
        "'committers > 17\n\n',                                17", // git compares nine letters
        "'committer S <s@x> 9223372036854775807 +0000\n\n',    9223372036854775807",
        "'committer S <s@x> 9223372036854775808 +0000\n\n',    9223372036854775807",
        "'committer S <s@x> 99999999999999999999 +0000\n\n',   9223372036854775807",
        "'committer S <s@x> -17 +0000\n\n',                    0",
        "'committer S <s@x> /:\n\n',                           0",
        "'committer S <s@x>\n\n',                              0",
        "'committer S s@x 17\n\n',                             0",
        "'committer S <s@x> 17 +0000\n',                       0", // git wants a byte after the line
        "'committer S <s@x> 17 +0000',                         0",
        "'commit S <s@x> 17 +0000\n\n',                        0",
    })
    void reads_the_time_as_git_does(String committer, long seconds) {
        assertThat(read(TREE + "author J <j@x> 1 +0000\n" + committer).committedAt())
                .isEqualTo(seconds);
    }

    @Test
    void reads_no_time_without_an_author() {
        assertThat(read(TREE + "committer S <s@x> 17 +0000\n\n").committedAt()).isZero();
        assertThat(read(TREE + "person J <j@x> 1 +0000\ncommitter S <s@x> 17 +0000\n\n")
                        .committedAt())
                .isZero();
        assertThat(read(TREE + "author J <j@x> 1 +0000").committedAt()).isZero();
    }

    private static Lineage read(String object) {
        return Lineage.read(ID, object.getBytes(StandardCharsets.UTF_8));
    }
}
