package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.evidence.Catalogue;
import dev.countersign.core.evidence.Example;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class CatalogueEntriesTest {

    @Test
    void every_entry_of_the_catalogue_finds_something_that_no_other_entry_finds() {
        List<Commit> commits = Example.rows("marks.txt").stream()
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
}
