package dev.countersign.shell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EditionTest {

    @Test
    void another_jar_is_another_edition_though_it_has_the_size_and_the_time_of_the_first(@TempDir Path folder)
            throws IOException {
        Path jar = Files.writeString(folder.resolve("countersign.jar"), "first");
        Edition first = Edition.of(jar);
        assertThat(first.isAt(jar)).isTrue();

        FileTime time = Files.getLastModifiedTime(jar);
        Path next = Files.writeString(folder.resolve("next.jar"), "other");
        Files.setLastModifiedTime(next, time);
        Files.move(next, jar, StandardCopyOption.ATOMIC_MOVE);

        assertThat(first.isAt(jar)).isFalse();
        assertThat(Edition.of(jar).isAt(jar)).isTrue();
    }

    @Test
    void a_jar_that_is_gone_for_a_moment_is_no_edition(@TempDir Path folder) throws IOException {
        Path jar = Files.writeString(folder.resolve("countersign.jar"), "first");
        Edition first = Edition.of(jar);
        Files.delete(jar);

        assertThat(first.isAt(jar)).isFalse();
        assertThat(Edition.find(jar)).isEmpty();
        assertThatThrownBy(() -> Edition.of(jar))
                .isInstanceOf(RepositoryException.class)
                .hasMessage("cannot look at " + jar);
    }
}
