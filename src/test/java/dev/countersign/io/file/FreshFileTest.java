package dev.countersign.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FreshFileTest {

    @TempDir
    private Path folder;

    @Test
    void takes_the_place_of_another_and_leaves_nothing_behind() throws IOException {
        Path place = Files.writeString(folder.resolve("place"), "old");

        try (FreshFile fresh = FreshFile.in(folder, "fresh-", ".new")) {
            assertThat(Files.getPosixFilePermissions(fresh.path()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            Files.writeString(fresh.path(), "new");
            assertThat(place).hasContent("old");
            fresh.replace(place);
        }

        assertThat(place).hasContent("new");
        assertThat(names()).containsExactly("place");
    }

    @Test
    void is_gone_when_it_took_no_place() throws IOException {
        FreshFile.in(folder, "fresh-", ".new").close();

        assertThat(names()).isEmpty();
    }

    @Test
    void removes_what_a_killed_process_left_behind_and_nothing_else() throws IOException {
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        List<String> others = List.of("fresh-.new", "fresh-a1.new", "fresh-12.old", "other-12.new", "roster.yaml");
        for (String name : Stream.concat(others.stream(), Stream.of("fresh-12.new", "fresh-9812345.new"))
                .toList()) {
            Files.setLastModifiedTime(Files.createFile(folder.resolve(name)), longAgo);
        }
        Files.setLastModifiedTime(Files.createDirectory(folder.resolve("fresh-13.new")), longAgo);
        Files.createSymbolicLink(folder.resolve("fresh-14.new"), folder.resolve("roster.yaml"));
        Path underWay = FreshFile.in(folder, "fresh-", ".new").path();

        FreshFile.in(folder, "fresh-", ".new").close();

        assertThat(names())
                .containsAll(others)
                .contains("fresh-13.new", "fresh-14.new", underWay.getFileName().toString())
                .hasSize(others.size() + 3);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void a_folder_that_is_closed_is_told_in_the_same_words_each_time() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(folder), "root may write anywhere");

        assertThatThrownBy(() -> FreshFile.in(folder, "hook", ".new")).hasMessage(folder + ": permission denied");
    }
}
