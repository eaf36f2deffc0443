package dev.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.ClassPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the jar leaves out of a large library is nothing that could ever be reached. */
final class LeftOutTest {

    private static final String LIBRARY = "org.bouncycastle.";
    private static final Pattern LEFT_OUT = Pattern.compile("<exclude>(org/bouncycastle/[a-z0-9/]+/)\\*\\*</exclude>");
    private static final Pattern REACHED = Pattern.compile("-> (org\\.bouncycastle\\.[\\w.$]+)");

    @Test
    void the_jar_leaves_out_nothing_that_can_be_reached() throws IOException {
        List<String> leftOut = LEFT_OUT.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(match -> match.group(1).replace('/', '.'))
                .toList();

        assertThat(leftOut).isNotEmpty();
        assertThat(reached())
                .contains(LIBRARY + "openpgp.PGPSignature")
                .noneMatch(name -> leftOut.stream().anyMatch(name::startsWith));
    }

    /** Every class of the library that its one home leads to, by however many steps. */
    private static Set<String> reached() {
        String library = ClassPath.entries().stream()
                .map(Path::toString)
                .filter(path -> path.contains("bouncycastle"))
                .collect(Collectors.joining(":"));
        StringWriter out = new StringWriter();
        int exitCode = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "--recursive",
                        "-verbose:class",
                        "--multi-release=17",
                        "--ignore-missing-deps",
                        "--class-path",
                        library + ":target/classes",
                        "target/classes/dev/countersign/io/signature");
        assertThat(exitCode).as(out.toString()).isZero();
        return REACHED.matcher(out.toString())
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }
}
