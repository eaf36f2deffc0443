package dev.countersign.shell.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.shell.cli.server.Hook;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.Edition;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code hooks/client.c} in front of something that is no resident process, or a bad one. Its launcher repeats what it
 * reads and ends with a code of its own.
 */
final class ClientTest {

    private static final int COLD = 42;
    private static final int REFUSED = 70;
    private static final String LINE = "0".repeat(40) + " " + "1".repeat(40) + " refs/heads/main\n";

    @Test
    void hands_on_all_that_the_hook_was_given_and_says_what_it_is_told(@TempDir Path folder) throws IOException {
        GuardedServer server = server(folder);
        server.install(Hook.UPDATE);
        Request request;
        try (FakeResident resident = FakeResident.at(
                server.socket(), greeting(server), asked -> Wire.answer(asked, 3, "countersign: größer als du\n"))) {

            Program.Outcome outcome = server.hook("update")
                    .with("GIT_DIR", ".")
                    .with("NAME", "a=b\nc")
                    .reading(LINE)
                    .run("refs/heads/größe", "", "new");

            assertThat(outcome.exitCode()).isEqualTo(3);
            assertThat(outcome.err()).isEqualTo("countersign: größer als du\n");
            assertThat(outcome.out()).isEmpty();
            request = Request.read(new ByteArrayInputStream(Wire.sized(resident.asked())))
                    .orElseThrow();
        }
        assertThat(request.arguments()).containsExactly("update", "refs/heads/größe", "", "new");
        Console console =
                request.console(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        assertThat(console.environment()).isEqualTo(Map.of("GIT_DIR", ".", "NAME", "a=b\nc"));
        assertThat(console.directory()).isEqualTo(server.onServer(".").toRealPath());
        assertThat(console.in()).isEmpty(); // which no update hook reads
    }

    @Test
    void hands_on_the_lines_of_a_push(@TempDir Path folder) throws IOException {
        GuardedServer server = server(folder);
        server.install(Hook.PRE_RECEIVE);
        try (FakeResident resident =
                FakeResident.at(server.socket(), greeting(server), asked -> Wire.answer(asked, 0, ""))) {

            Program.Outcome outcome = server.hook("pre-receive").reading(LINE).run();

            assertThat(outcome.exitCode()).isZero();
            Request request = Request.read(new ByteArrayInputStream(Wire.sized(resident.asked())))
                    .orElseThrow();
            Console console =
                    request.console(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            assertThat(console.in()).hasContent(LINE);
        }
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                answer("a whole one", 0, asked -> Wire.answer(asked, 0, "fine\n")),
                answer("a late one", 1, asked -> Wire.followed(bytes("..."), Wire.answer(asked, 1, "no\n"))),
                answer("none", REFUSED, asked -> bytes("")),
                answer("signs of patience and no more", REFUSED, asked -> bytes("....")),
                answer("a beginning", REFUSED, asked -> bytes("!")),
                answer("one to another nonce", REFUSED, asked -> Wire.answer(changed(asked, 0), 0, "")),
                answer("one to another push", REFUSED, asked -> Wire.answer(changed(asked, asked.length - 1), 0, "")),
                answer("one to half the push", REFUSED, asked -> Wire.answer(Arrays.copyOf(asked, 30), 0, "")),
                answer("one that is cut off", REFUSED, asked -> Wire.answer(asked, 0, 6, "fine\n")),
                answer("one that goes on", REFUSED, asked -> Wire.answer(asked, 0, 4, "fine\n")),
                answer("one of a negative length", REFUSED, asked -> Wire.answer(asked, 0, -1, "fine\n")),
                answer("an exit code that a process cannot have", REFUSED, asked -> Wire.answer(asked, 256, "fine\n")),
                answer("a negative exit code", REFUSED, asked -> Wire.answer(asked, -256, "fine\n")));
    }

    private static Arguments answer(String name, int exitCode, UnaryOperator<byte[]> answer) {
        return Arguments.of(name, exitCode, answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void only_a_whole_answer_to_this_very_request_counts(
            String name, int exitCode, UnaryOperator<byte[]> answer, @TempDir Path folder) throws IOException {
        GuardedServer server = server(folder);
        try (FakeResident resident = FakeResident.at(server.socket(), greeting(server), answer)) {
            Program.Outcome outcome = hook(server).reading(LINE).run();

            assertThat(resident.asked()).isNotEmpty();
            assertThat(outcome.exitCode()).as(name).isEqualTo(exitCode);
            assertThat(outcome.out()).isEmpty();
            if (exitCode == REFUSED) {
                assertThat(outcome.err())
                        .startsWith(
                                "countersign: this push could not be judged; nothing was let in\nerror: the resident")
                        .contains("hint:  push again")
                        .doesNotContain("fine");
            }
        }
    }

    @Test
    void no_noise_is_taken_for_an_answer(@TempDir Path folder) throws IOException {
        Random random = new Random(28);
        GuardedServer server = server(folder);
        for (int i = 0; i < 50; i++) {
            try (FakeResident resident =
                    FakeResident.at(server.socket(), greeting(server), asked -> noise(asked, random))) {
                assertThat(hook(server).reading(LINE).run().exitCode()).isEqualTo(REFUSED);
                assertThat(resident.asked()).isNotEmpty();
            }
            Files.delete(server.socket());
        }
    }

    /** A good answer of which one byte is another, at a place where that makes it bad, or bytes without sense. */
    private static byte[] noise(byte[] asked, Random random) {
        byte[] noise = new byte[random.nextInt(2 * asked.length)];
        random.nextBytes(noise);
        return random.nextBoolean() ? noise : changed(Wire.answer(asked, 0, ""), random.nextInt(asked.length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "countersign 2", "countersign 1 1:2:3:4\n", "countersign 2 1:2:3:4\n", "220 mail ready\r\n"})
    void whoever_greets_in_another_way_hears_nothing(String greeting, @TempDir Path folder) throws IOException {
        GuardedServer server = server(folder);
        try (FakeResident resident = FakeResident.at(server.socket(), greeting)) {
            assertJudgedCold(hook(server).reading(LINE).run(), LINE);

            assertThat(resident.asked()).isEmpty();
        }
    }

    @Test
    void where_nobody_listens_the_launcher_judges(@TempDir Path folder) throws IOException {
        GuardedServer server = server(folder);
        assertJudgedCold(hook(server).reading(LINE).run(), LINE);
        Files.writeString(server.socket(), "no socket");
        assertJudgedCold(hook(server).reading(LINE).run(), LINE);
    }

    @Test
    void what_is_too_large_for_a_process_that_stays_is_judged_by_one_of_its_own(@TempDir Path folder)
            throws IOException {
        String large = LINE.repeat(20_000);
        GuardedServer server = server(folder);
        try (FakeResident resident =
                FakeResident.at(server.socket(), greeting(server), asked -> Wire.answer(asked, 0, ""))) {
            assertJudgedCold(hook(server).reading(large).run(), large);

            assertThat(resident.asked()).isEmpty();
        }
    }

    @Test
    void whoever_wants_to_see_a_log_gets_a_process_that_shows_it(@TempDir Path folder) throws IOException {
        GuardedServer server = server(folder);
        FakeResident resident = FakeResident.at(server.socket(), greeting(server), asked -> Wire.answer(asked, 0, ""));

        assertJudgedCold(
                hook(server).with("COUNTERSIGN_LOG_LEVEL", "info").reading(LINE).run(), LINE);

        resident.close();
    }

    @Test
    void a_call_that_is_no_hooks_is_refused(@TempDir Path folder) throws IOException {
        GuardedServer server = server(folder);
        Program client = Program.of(
                folder,
                server.installation().jar().resolveSibling("countersign-client").toString());

        assertThat(client.run().exitCode()).isEqualTo(REFUSED);
        assertThat(client.run("--judge").exitCode()).isEqualTo(REFUSED);
        assertThat(client.run("check", "HEAD").err()).contains("the hook lacks its settings");
        assertThat(hook(server).run("1", "2", "3", "4", "5", "6", "7", "8").err())
                .contains("called in a way that it does not know");
    }

    private static void assertJudgedCold(Program.Outcome outcome, String input) {
        assertThat(outcome.exitCode()).isEqualTo(COLD);
        assertThat(outcome.out()).isEqualTo("hook pre-receive\n" + input);
        assertThat(outcome.err()).isEmpty();
    }

    /** A server whose hook asks whoever listens at its socket. */
    private static GuardedServer server(Path folder) throws IOException {
        GuardedServer server = GuardedServer.resident(folder);
        Files.createDirectory(server.socket().getParent());
        Files.writeString(server.installation().launcher(), "#!/bin/sh\necho \"$*\"\ncat\nexit " + COLD + "\n");
        return server;
    }

    private static Program hook(GuardedServer server) {
        return server.hook("pre-receive");
    }

    private static String greeting(GuardedServer server) {
        return new Greeting(Edition.of(server.installation().jar())).line();
    }

    private static byte[] changed(byte[] bytes, int place) {
        byte[] changed = bytes.clone();
        changed[place] ^= 1;
        return changed;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
