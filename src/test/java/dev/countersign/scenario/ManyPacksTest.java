package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that has not repacked for long: every push of more than a few objects leaves a pack. */
final class ManyPacksTest {

    private static final int PACKS = 300;
    private static final String FEW_FILES = "--receive-pack=ulimit -n 200; git receive-pack";

    @Test
    void there_may_be_more_packs_than_a_process_may_open_files(@TempDir Path folder) throws IOException {
        GuardedServer server = GuardedServer.in(folder);
        server.client().commit(UNSIGNED);
        server.plant("HEAD", "refs/heads/main");
        server.server().git("repack", "-adq");
        copy(server.onServer("objects/pack"));
        server.client().commit(SIGNED);

        assertThat(server.pushing(FEW_FILES, "HEAD:refs/heads/main").error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();

        server.client().commit(UNSIGNED);
        assertThat(server.pushing(FEW_FILES, "HEAD:refs/heads/main").error()).contains("this commit may not go in");
    }

    /** Git goes by the ends of the names alone. */
    private static void copy(Path packs) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(packs)) {
            files = all.filter(file -> file.toString().matches(".*\\.(pack|idx)"))
                    .toList();
        }
        assertThat(files).hasSize(2);
        for (int i = 0; i < PACKS; i++) {
            for (Path file : files) {
                Files.copy(file, packs.resolve("pack-" + i + file.getFileName()));
            }
        }
    }
}
