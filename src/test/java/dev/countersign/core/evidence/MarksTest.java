package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables of marks that count and of texts that look like marks. */
final class MarksTest {

    @Test
    void finds_each_mark_of_the_table() {
        Catalogue catalogue = builtAnew();

        assertThat(Example.rows("marks.txt")).allSatisfy(row -> {
            String[] cells = row.split(" \\| ", 4);
            Grade grade = Grade.valueOf(cells[0].toUpperCase(Locale.ROOT));

            List<Evidence> evidence =
                    catalogue.attribute(Example.with(cells[2], cells[3])).evidence();

            assertThat(evidence).anyMatch(found -> found.tool().equals(cells[1]) && found.grade() == grade);
            assertThat(evidence).allMatch(found -> found.grade().compareTo(grade) <= 0);
        });
    }

    @Test
    void blocks_nothing_that_only_looks_like_a_mark() {
        Catalogue catalogue = builtAnew();

        assertThat(Example.rows("no-marks.txt")).allSatisfy(row -> {
            String[] cells = row.split(" \\| ", 2);

            Attribution attribution = catalogue.attribute(Example.with(cells[0], cells[1]));

            assertThat(attribution.atLeast(Grade.LIKELY)).isEmpty();
        });
    }

    /** A catalogue of the test's own, so that the tables also hold to its word what makes one of entries. */
    private static Catalogue builtAnew() {
        return Example.CATALOGUE.with(List.of(), Set.of());
    }
}
