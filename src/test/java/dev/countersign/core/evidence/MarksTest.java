package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
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

    static List<String> marks() {
        return Example.rows("marks.txt");
    }

    static List<String> looks() {
        return Example.rows("no-marks.txt");
    }
}
