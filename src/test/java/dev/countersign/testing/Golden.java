package dev.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Texts that people read, kept as files under {@code src/test/resources}. Run the tests with
 * {@code -Dcountersign.golden=write} to take over what is printed now, and read the difference before committing it.
 */
public final class Golden {

    private static final Path RESOURCES = Path.of("src/test/resources");

    private Golden() {}

    /** Asserts that these lines stand in the file of this name, to the letter. */
    public static void assertSame(String name, List<String> lines) {
        Path file = RESOURCES.resolve(name);
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        try {
            if ("write".equals(System.getProperty("countersign.golden"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(text).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
