package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.Commit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of marks that count and of texts that look like marks. */
final class MarksTest {

    @ParameterizedTest
    @MethodSource("marks")
    void finds_each_mark_of_the_table(String row) {
        String[] cells = row.split(" \\| ", 4);
        Grade grade = Grade.valueOf(cells[0].toUpperCase(Locale.ROOT));

        List<Evidence> evidence =
                Example.CATALOGUE.attribute(Example.with(cells[2], cells[3])).evidence();

        assertThat(evidence).anySatisfy(found -> {
            assertThat(found.tool()).isEqualTo(cells[1]);
            assertThat(found.grade()).isEqualTo(grade);
        });
        assertThat(evidence).allSatisfy(found -> assertThat(found.grade()).isLessThanOrEqualTo(grade));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void blocks_nothing_that_only_looks_like_a_mark(String row) {
        String[] cells = row.split(" \\| ", 2);

        Attribution attribution = Example.CATALOGUE.attribute(Example.with(cells[0], cells[1]));

        assertThat(attribution.atLeast(Grade.LIKELY)).isEmpty();
    }

    @Test
    void every_entry_of_the_catalogue_finds_something_that_no_other_entry_finds() {
        List<Commit> commits = marks().stream()
                .map(row -> row.split(" \\| ", 4))
                .map(cells -> Example.with(cells[2], cells[3]))
                .toList();
        List<Attribution> found =
                commits.stream().map(Example.CATALOGUE::attribute).toList();
        Set<String> idle = new TreeSet<>();
        for (String id : Example.CATALOGUE.ids()) {
            Catalogue without = Example.CATALOGUE.with(List.of(), Set.of(id));
            if (commits.stream().map(without::attribute).toList().equals(found)) {
                idle.add(id);
            }
        }
        assertThat(idle).isEmpty();
    }

    static List<String> marks() {
        return Example.rows("marks.txt");
    }

    static List<String> looks() {
        return Example.rows("no-marks.txt");
    }
}
