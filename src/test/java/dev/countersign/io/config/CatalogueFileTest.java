package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CatalogueFileTest {

    @Test
    void the_built_in_catalogue_is_without_fault() {
        assertThat(CatalogueFile.builtIn().version()).isNotEmpty();
        assertThat(CatalogueFile.builtIn().ids()).contains("claude-code", "assisted-by");
    }
}
