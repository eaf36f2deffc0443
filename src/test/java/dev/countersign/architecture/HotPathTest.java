package dev.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.Countersign;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.ClassPath;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a JVM loads to judge a push: nothing that makes each push wait without need. */
final class HotPathTest {

    private static final Pattern LOADED =
            Pattern.compile("^(\\S+) source: (?!jrt:|shared objects)\\S+", Pattern.MULTILINE);
    private static final int JAVA_17 = 61;

    /** Class files before Java 6 are verified in an old way and never go into an archive. */
    private static final int JAVA_6 = 50;

    @Test
    void a_push_is_judged_by_classes_that_start_fast(@TempDir Path folder) throws IOException {
        Map<String, byte[]> classes = loadedBy(folder);

        assertThat(classes)
                .containsKeys("dev.countersign.core.policy.CommitJudge", "dev.countersign.io.git.GitRepository");
        assertThat(classes.keySet())
                .noneMatch(name -> name.startsWith("picocli."))
                .noneMatch(name -> name.startsWith("org.slf4j."))
                .noneMatch(name -> name.startsWith("ch.qos.logback."))
                .noneMatch(name -> name.startsWith("com.google.re2j."))
                .noneMatch(name -> name.startsWith("org.bouncycastle."));
        classes.forEach((name, bytes) -> {
            boolean ours = name.startsWith("dev.countersign.");
            assertThat(version(bytes)).as(name).isGreaterThanOrEqualTo(ours ? JAVA_17 : JAVA_6);
            assertThat(ours && linksDynamically(bytes)).as(name).isFalse();
        });
    }

    /** A class is verified when it is linked, before somebody asks for its methods (JVMS 5.4.1). */
    @Test
    void the_build_writes_valid_classes_for_all_lambdas()
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes = Path.of(Countersign.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> lambdas = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replace(".class", "")
                        .replace('/', '.');
                assertThat(linksDynamically(Files.readAllBytes(file))).as(name).isFalse();
                if (Class.forName(name, false, getClass().getClassLoader()).getDeclaredMethods().length > 0
                        && name.contains("$$Lambda$")) {
                    lambdas.add(name);
                }
            }
        }
        assertThat(lambdas).hasSizeGreaterThan(1_000);
    }

    /** JVMS 4.1: behind the magic number and the minor version. */
    private static int version(byte[] file) {
        return ((file[6] & 0xff) << 8) | (file[7] & 0xff);
    }

    /**
     * Names of what makes {@code "a" + b} slow the first time (JEP 280), and each lambda (JLS 15.27.4): on Java 17 they
     * took a third of the time of a hook.
     */
    private static boolean linksDynamically(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return text.contains("makeConcatWithConstants") || text.contains("LambdaMetafactory");
    }

    /**
     * The methods that the compiler makes for records are linked when they are called first, by some fifty classes that
     * are made on the way, which takes a process that judges one push as long as the judgement itself.
     */
    @ParameterizedTest
    @ValueSource(strings = {GuardedServer.SIGNED, GuardedServer.UNSIGNED})
    void no_push_waits_for_what_is_linked_at_run_time(String message, @TempDir Path folder) {
        Program.Outcome outcome = push(GuardedServer.in(folder), message);

        assertThat(outcome.out()).contains("dev.countersign.core.commit.ObjectId source:");
        assertThat(outcome.out()).doesNotContain("java.lang.runtime.ObjectMethods source:");
    }

    /**
     * Each of these brings a part of the JDK with it that takes milliseconds to set up, for a digest, a date or the
     * exit.
     */
    @ParameterizedTest
    @ValueSource(strings = {GuardedServer.SIGNED, GuardedServer.UNSIGNED})
    void no_push_waits_for_a_part_of_the_jdk_of_which_it_needs_one_method(String message, @TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.memberSince("Jun Park", "2024-01-31");

        Program.Outcome outcome = push(server, message);

        assertThat(outcome.out()).contains("dev.countersign.io.digest.Sha1 source:");
        assertThat(outcome.out())
                .doesNotContain(
                        "sun.security.jca.Providers source:",
                        "java.time.format.DateTimePrintContext source:",
                        "java.time.format.DateTimeParseContext source:",
                        "java.util.concurrent.CompletableFuture source:",
                        "jdk.internal.logger.LazyLoggers source:",
                        "jdk.internal.logger.BootstrapLogger$DetectBackend source:");
    }

    private static Map<String, byte[]> loadedBy(Path folder) throws IOException {
        Program.Outcome outcome = push(
                GuardedServer.in(folder), GuardedServer.SIGNED + "Co-authored-by: Claude <noreply@anthropic.com>\n");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        List<String> names = LOADED.matcher(outcome.out())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        return files(names);
    }

    /** A push of a new commit, judged by a JVM that tells of each class. */
    private static Program.Outcome push(GuardedServer server, String message) {
        ObjectId commit = server.client().commit(message);
        server.plant("HEAD", "refs/review/charge");
        return Program.java(
                        server.server().directory(),
                        List.of(
                                "-Xlog:class+load:stdout:none",
                                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                                "-Dslf4j.internal.verbosity=WARN"))
                .with("GIT_DIR", ".")
                .reading("0".repeat(40) + " " + commit + " refs/heads/main\n")
                .run("hook", "pre-receive");
    }

    private static Map<String, byte[]> files(List<String> names) throws IOException {
        List<URL> places = new ArrayList<>();
        for (Path entry : ClassPath.entries()) {
            places.add(entry.toUri().toURL());
        }
        Map<String, byte[]> files = new TreeMap<>();
        try (URLClassLoader loader = new URLClassLoader(places.toArray(new URL[0]), null)) {
            for (String name : names) {
                InputStream found = loader.getResourceAsStream(name.replace('.', '/') + ".class");
                if (found != null) { // else it was made while the program ran, such as a lambda
                    try (found) {
                        files.put(name, found.readAllBytes());
                    }
                }
            }
        }
        return files;
    }
}
