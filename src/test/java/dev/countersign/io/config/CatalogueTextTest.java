package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.evidence.Catalogue;
import dev.countersign.core.evidence.CatalogueEntry;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.evidence.LinePattern;
import dev.countersign.core.evidence.Source;
import dev.countersign.core.evidence.Trait;
import dev.countersign.core.evidence.WordClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogueTextTest {

    @Test
    void the_build_has_prepared_the_catalogue_that_the_file_holds() {
        Catalogue parsed = CatalogueFile.parsed();

        assertThat(PreparedCatalogue.isPrepared()).isTrue();
        assertThat(PreparedCatalogue.version()).isEqualTo(parsed.version());
        assertThat(PreparedCatalogue.scan()).isEqualTo(parsed.scan());
        assertThat(PreparedCatalogue.entries()).isEqualTo(CatalogueText.of(parsed));
    }

    @Test
    void what_is_written_is_read_again() {
        assertThatSame(CatalogueText.prepared(), CatalogueFile.parsed());
    }

    /** A damaged text must not mean that less is found. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 1_000, 10_000, -1})
    void a_damaged_scan_has_the_file_parsed(int place) {
        String scan = PreparedCatalogue.scan();
        int at = Math.floorMod(place, scan.length());

        assertThatSame(read(changed(scan, at), PreparedCatalogue.entries()), CatalogueFile.parsed());
        assertThatSame(read(scan.substring(0, at), PreparedCatalogue.entries()), CatalogueFile.parsed());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 1_000, 10_000, -1})
    void damaged_entries_have_the_file_parsed(int place) {
        String entries = PreparedCatalogue.entries();
        int at = Math.floorMod(place, entries.length());

        assertThatSame(read(PreparedCatalogue.scan(), changed(entries, at)), CatalogueFile.parsed());
        assertThatSame(read(PreparedCatalogue.scan(), entries.substring(0, at)), CatalogueFile.parsed());
    }

    @Test
    void what_a_text_cannot_hold_is_not_written() {
        Catalogue twoLines = CatalogueFile.parsed().with(List.of(entry("a\nb", List.of())), Set.of());
        Catalogue patterns =
                CatalogueFile.parsed().with(List.of(entry("a", List.of(line -> line.isEmpty()))), Set.of());

        assertThatThrownBy(() -> CatalogueText.of(twoLines)).hasMessageContaining("is more than one line");
        assertThatThrownBy(() -> CatalogueText.of(patterns)).hasMessage("entry 'site' has patterns");
    }

    private static CatalogueEntry entry(String name, List<LinePattern> patterns) {
        return new CatalogueEntry(
                "site", "Site", Set.of(Source.SITE), Grade.CERTAIN, Map.of(Trait.NAMES, List.of(name)), patterns);
    }

    private static Catalogue read(String scan, String entries) {
        return CatalogueText.prepared(PreparedCatalogue.version(), scan, entries);
    }

    private static String changed(String text, int at) {
        return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
    }

    private static void assertThatSame(Catalogue read, Catalogue parsed) {
        assertThat(read.version()).isEqualTo(parsed.version());
        assertThat(read.scan()).isEqualTo(parsed.scan());
        assertThat(read.entries()).isEqualTo(parsed.entries());
        for (WordClass wordClass : WordClass.values()) {
            assertThat(read.vocabulary().all(wordClass))
                    .isEqualTo(parsed.vocabulary().all(wordClass));
        }
    }
}
