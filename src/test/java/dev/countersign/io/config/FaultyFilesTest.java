package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.gate.ConfigException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code faulty} holds a policy, often a roster, and in {@code expected.txt} what an administrator
 * reads about them.
 */
final class FaultyFilesTest {

    @TestFactory
    Stream<DynamicTest> every_fault_is_told_in_words_with_its_place() throws IOException, URISyntaxException {
        Path faulty = Path.of(Objects.requireNonNull(FaultyFilesTest.class.getResource("faulty"))
                .toURI());
        try (Stream<Path> folders = Files.list(faulty)) {
            List<Path> cases = folders.filter(Files::isDirectory).sorted().toList();
            assertThat(cases).hasSizeGreaterThan(40);
            return cases.stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
        }
    }

    private static void check(Path folder) throws IOException {
        ConfigException refused = catchThrowableOfType(
                ConfigException.class, () -> Configuration.load(folder.resolve("countersign.yaml")));

        assertThat(refused).isNotNull();
        assertThat(String.valueOf(refused.getMessage()).replace(folder + "/", "") + "\n")
                .isEqualTo(Files.readString(folder.resolve("expected.txt")));
    }
}
