package dev.countersign.shell.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.shell.console.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RequestTest {

    @Test
    void is_the_world_of_a_hook() throws IOException {
        Request request =
                read(Wire.request("update\0a\0\0", "/srv/git", "A=1\0A=2\0B==\0=C:=x\0D\0CLASSPATH=y\0", "in\n"));

        Console console =
                request.console(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        assertThat(request.arguments()).containsExactly("update", "a", "");
        assertThat(console.directory()).isEqualTo(Path.of("/srv/git"));
        assertThat(console.environment()).isEqualTo(Map.of("A", "1", "B", "=", "=C:", "x"));
        assertThat(console.in()).hasContent("in\n");
    }

    @Test
    void shows_nothing_of_the_environment() throws IOException {
        assertThat(read(Wire.request("pre-receive\0", "/srv/git", "HTTP_AUTHORIZATION=secret\0", "in\n")))
                .hasToString("pre-receive in /srv/git");
    }

    @Test
    void nothing_is_no_request() throws IOException {
        assertThat(Request.read(new ByteArrayInputStream(new byte[0]))).isEmpty();
    }

    static Stream<Arguments> flaws() {
        byte[] good = Wire.request("pre-receive\0", "/srv", "A=1\0", "in\n");
        return Stream.of(
                Arguments.of("cut off in the length", Arrays.copyOf(good, 3)),
                Arguments.of("cut off", Arrays.copyOf(good, good.length - 1)),
                Arguments.of("shorter than a nonce", Wire.sized(new byte[15])),
                Arguments.of("longer than any request", number(1 << 30)),
                Arguments.of("of negative length", number(-1)),
                Arguments.of("without fields", Wire.sized(new byte[16])),
                Arguments.of("with more than its fields", Wire.sized(Arrays.copyOfRange(good, 4, good.length + 1))),
                Arguments.of("of three fields", Wire.request(List.of("", "/", ""))),
                Arguments.of("of five fields", Wire.request(List.of("", "/", "", "", ""))),
                Arguments.of("of a field that is too long", Wire.sized(lengthened(good))),
                Arguments.of("from a relative directory", Wire.request("", "srv", "", "")),
                Arguments.of("from no directory", Wire.request("", "", "", "")),
                Arguments.of("from a directory with NUL", Wire.request("", "/a\0b", "", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flaws")
    void what_is_flawed_is_no_request(String flaw, byte[] bytes) {
        assertThatThrownBy(() -> Request.read(new ByteArrayInputStream(bytes)))
                .as(flaw)
                .isInstanceOf(IOException.class);
    }

    @Test
    void the_environment_loses_what_the_launcher_unsets() throws IOException {
        Set<String> unset = new TreeSet<>();
        boolean goesOn = false;
        for (String line : Files.readAllLines(Path.of("hooks/countersign"))) {
            if (goesOn || line.startsWith("unset ")) {
                unset.addAll(List.of(line.replaceFirst("unset ", "")
                        .replace("\\", "")
                        .strip()
                        .split(" ")));
                goesOn = line.endsWith("\\");
            }
        }

        assertThat(Scrubbing.variables()).containsExactlyInAnyOrderElementsOf(unset);
    }

    private static Request read(byte[] bytes) throws IOException {
        Optional<Request> request = Request.read(new ByteArrayInputStream(bytes));
        return request.orElseThrow();
    }

    /** The first field of a request reaches beyond the end. */
    private static byte[] lengthened(byte[] good) {
        byte[] body = Arrays.copyOfRange(good, 4, good.length);
        Wire.numbers(body).putInt(16, body.length);
        return body;
    }

    private static byte[] number(int number) {
        byte[] bytes = new byte[20];
        Wire.numbers(bytes).putInt(number);
        return bytes;
    }
}
