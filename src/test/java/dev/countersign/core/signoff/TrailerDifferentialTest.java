package dev.countersign.core.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.commit.Message;
import dev.countersign.core.commit.MessageParser;
import dev.countersign.testing.MessageGenerator;
import dev.countersign.testing.ScratchRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.revwalk.FooterLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a message looks like, its trailers are those of the machine's own git, and its sign-offs are among them. */
final class TrailerDifferentialTest {

    private static final int COUNT = 20_000;
    private static final List<byte[]> MESSAGES = MessageGenerator.messages(20_260_401L, COUNT);
    private static final String SENTINEL = "Sentinel-between-messages: next";

    /** One process of git reads all messages, a file each, with a file that marks the border before each of them. */
    @Test
    void finds_the_trailers_that_git_interpret_trailers_finds(@TempDir Path temp) throws IOException {
        ScratchRepository repository = ScratchRepository.in(temp);
        Files.writeString(temp.resolve("s"), "Title\n\n" + SENTINEL + "\n");
        List<String> command = new ArrayList<>(List.of("interpret-trailers", "--parse", "--no-divider"));
        for (int i = 0; i < COUNT; i++) {
            Files.write(temp.resolve("" + i), clean(MESSAGES.get(i)));
            command.addAll(List.of("s", "" + i));
        }

        List<String> found = split(repository.git(new byte[0], command.toArray(new String[0])), SENTINEL + "\n");

        assertThat(found).hasSize(COUNT);
        for (int i = 0; i < COUNT; i++) {
            assertThat(trailers(read(MESSAGES.get(i))))
                    .as(text(MESSAGES.get(i)))
                    .isEqualTo(found.get(i));
        }
    }

    @Test
    void finds_the_trailers_that_git_log_shows_and_counts_no_sign_off_beyond_them(@TempDir Path temp) {
        ScratchRepository repository = ScratchRepository.bare(temp);
        byte[] ids = importAll(repository);

        List<String> shown = split(
                repository.git(ids, "log", "--stdin", "--no-walk=unsorted", "--format=%x00%(trailers:only,unfold)"),
                "\0");

        assertThat(shown).hasSize(COUNT);
        for (int i = 0; i < COUNT; i++) {
            Message message = read(MESSAGES.get(i));
            // git log ends each entry with a line feed of its own
            String trailers = shown.get(i).substring(0, shown.get(i).length() - 1);
            if (!text(MESSAGES.get(i)).contains("\r\n")) {
                assertThat(trailers(message)).as(text(MESSAGES.get(i))).isEqualTo(trailers);
            }
            assertThat(Arrays.stream(trailers.split("\n", -1)).map(line -> line.replaceFirst("^[^:]*: ", "")))
                    .as(text(MESSAGES.get(i)))
                    .containsAll(signOffs(message));
        }
    }

    @Test
    void counts_no_sign_off_in_which_jgit_finds_another_address() {
        int compared = 0;
        for (byte[] message : MESSAGES) {
            Map<Integer, FooterLine> footers = FooterLine.fromMessage(message).stream()
                    .collect(Collectors.toMap(FooterLine::getStartOffset, Function.identity()));
            for (SignOffReading reading : SignOffs.of(read(message))) {
                FooterLine footer = footers.get(lineStart(message, reading.line()));
                if (footer != null && reading instanceof SignOff signOff) {
                    assertThat(footer.getEmailAddress())
                            .as(text(message))
                            .isEqualTo(signOff.email().text());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(COUNT / 20);
    }

    @Test
    void meets_every_oddity_often_enough_to_mean_something() {
        List<Message> messages =
                MESSAGES.stream().map(TrailerDifferentialTest::read).toList();
        List<SignOffReading> readings = messages.stream()
                .flatMap(message -> SignOffs.of(message).stream())
                .toList();
        Map<String, Long> reasons = readings.stream()
                .filter(InvalidSignOff.class::isInstance)
                .collect(Collectors.groupingBy(reading -> ((InvalidSignOff) reading).reason(), Collectors.counting()));

        long withTrailers = messages.stream()
                .filter(message -> !message.trailers().isEmpty())
                .count();
        assertThat(withTrailers).isBetween(COUNT / 4L, COUNT * 3L / 4);
        assertThat(readings.stream().filter(SignOff.class::isInstance).count()).isGreaterThan(COUNT / 20);
        assertThat(reasons).hasSizeGreaterThan(9);
        assertThat(reasons.values()).allSatisfy(count -> assertThat(count).isGreaterThan(20));
    }

    private static byte[] importAll(ScratchRepository repository) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < COUNT; i++) {
            byte[] message = MESSAGES.get(i);
            stream.writeBytes(utf8("commit refs/heads/m" + i + "\nmark :" + (i + 1)
                    + "\ncommitter Jun Park <jun@corp.example> " + i + " +0000\ndata " + message.length + "\n"));
            stream.writeBytes(message);
            stream.writeBytes(utf8("\nreset refs/heads/m" + i + "\n\n"));
        }
        IntStream.rangeClosed(1, COUNT).forEach(mark -> stream.writeBytes(utf8("get-mark :" + mark + "\n")));
        return repository.git(stream.toByteArray(), "fast-import", "--quiet", "--cat-blob-fd=1", "--force");
    }

    private static List<String> split(byte[] output, String border) {
        List<String> parts = Arrays.asList(new String(output, StandardCharsets.ISO_8859_1).split(border, -1));
        return parts.subList(1, parts.size());
    }

    private static String trailers(Message message) {
        return message.trailers().stream()
                .map(trailer -> trailer.key() + ": " + trailer.value() + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> signOffs(Message message) {
        return SignOffs.of(message).stream()
                .filter(SignOff.class::isInstance)
                .map(reading -> message.trailers().stream()
                        .filter(trailer -> trailer.line() == reading.line())
                        .findFirst()
                        .orElseThrow()
                        .value())
                .toList();
    }

    private static Message read(byte[] message) {
        return MessageParser.parse(message, StandardCharsets.ISO_8859_1, CommitLimits.DEFAULT);
    }

    /** The message as git hands it to its trailer code: no CR before LF, no blank lines at the top. */
    private static byte[] clean(byte[] message) {
        String rest = text(message).replace("\r\n", "\n");
        int line = rest.indexOf('\n');
        while (line >= 0 && rest.substring(0, line).chars().allMatch(c -> " \t\r".indexOf(c) >= 0)) {
            rest = rest.substring(line + 1);
            line = rest.indexOf('\n');
        }
        return rest.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int lineStart(byte[] message, int line) {
        String text = text(message);
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start;
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
