package dev.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.ClassPath;
import dev.countersign.testing.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the classes that the build writes for lambdas do what those do that Java makes of them. */
final class LambdasTest {

    private static final Path SOURCE = Path.of("src/test/resources/dev/countersign/architecture/EveryLambda.java")
            .toAbsolutePath();
    private static final Path TOOL = Path.of("src/build/Lambdas.java").toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    @BeforeEach
    void compile() {
        compile(SOURCE);
    }

    @Test
    void every_lambda_answers_as_before() throws IOException {
        String before = run();

        write();

        assertThat(run()).isEqualTo(before).contains("twice: ", "anonymous: 19");
        assertThat(before.lines().count()).isGreaterThan(45);
        assertThat(texts())
                .filteredOn(text -> text.contains("LambdaMetafactory"))
                .isNotEmpty()
                .allMatch(text -> text.contains("altMetafactory"));
    }

    @Test
    void what_is_written_already_stays_as_it_is() throws IOException {
        write();
        List<String> before = texts();

        write();

        assertThat(texts()).isEqualTo(before);
    }

    @Test
    void what_was_written_for_former_sources_is_removed() throws IOException {
        write();
        Path changed = Files.writeString(folder.resolve("EveryLambda.java"), """
                public class EveryLambda {
                    public static void main(String[] args) {
                        Runnable one = () -> System.out.println("changed");
                        one.run();
                    }
                }
                """);
        compile(changed);

        write();

        assertThat(run()).isEqualTo("changed\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .filteredOn(name -> name.contains("$$Lambda$"))
                    .containsExactly("EveryLambda$$Lambda$1.class");
        }
    }

    private void compile(Path source) {
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-d", folder.toString(), source.toString());
        assertThat(status).isZero();
    }

    private void write() {
        String classPath = ClassPath.entries().stream().map(Path::toString).collect(Collectors.joining(":"));
        Program.Outcome outcome =
                Program.of(folder, JAVA, "-cp", classPath, TOOL.toString()).run(folder.toString());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    private String run() {
        Program.Outcome outcome = Program.of(folder, JAVA, "-cp", folder.toString(), "-Xverify:all", "EveryLambda")
                .run();
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out();
    }

    /** The class files, in the order of their names. */
    private List<String> texts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .map(LambdasTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
