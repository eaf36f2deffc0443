package dev.countersign.shell.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.shell.console.Alarms;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.Door;
import dev.countersign.shell.console.Edition;
import dev.countersign.shell.console.ExitCode;
import dev.countersign.shell.console.Failure;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One connection, from the side of the resident process; the judgement is made up. */
final class ExchangeTest {

    private static final byte[] REQUEST = Wire.request("pre-receive\0", "/srv/git", "", "in\n");
    private static final byte[] ASKED = Arrays.copyOfRange(REQUEST, Integer.BYTES, REQUEST.length);
    private static final Greeting GREETING = new Greeting(new Edition("1:2:3:4"));

    @Test
    void what_the_door_says_is_the_answer(@TempDir Path folder) throws Exception {
        try (Meeting meeting = new Meeting(
                folder,
                (args, alarms, halt) -> door(console -> {
                    console.err().println(args + " größe");
                    return ExitCode.REJECTED;
                }))) {
            assertThat(meeting.ask(REQUEST))
                    .isEqualTo(GREETING.line() + text(Wire.answer(ASKED, 1, "[pre-receive] größe\n")));
            assertThat(meeting.endings.take()).isFalse();
        }
    }

    @Test
    void of_a_report_that_no_client_would_take_the_beginning_is_told(@TempDir Path folder) throws Exception {
        String line = "x".repeat(1_023) + "\n";
        try (Meeting meeting = new Meeting(
                folder,
                (args, alarms, halt) -> door(console -> {
                    for (int i = 0; i < 9_000; i++) {
                        console.err().print(line);
                    }
                    return ExitCode.REJECTED;
                }))) {
            assertThat(meeting.ask(REQUEST))
                    .isEqualTo(GREETING.line() + text(Wire.answer(ASKED, 1, line.repeat(8_192))));
        }
    }

    @Test
    void a_door_that_breaks_lets_nothing_in(@TempDir Path folder) throws Exception {
        try (Meeting meeting = new Meeting(
                folder,
                (args, alarms, halt) -> door(console -> {
                    throw new IllegalStateException("broken");
                }))) {
            assertThat(meeting.ask(REQUEST)).endsWith(text(Wire.answer(ASKED, 70, "told\n")));
            assertThat(meeting.endings.take()).isFalse();
        }
    }

    @Test
    void a_judgement_that_hangs_is_answered_once_and_for_all(@TempDir Path folder) throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        try (Meeting meeting = new Meeting(
                folder,
                (args, alarms, halt) -> door(console -> {
                    Thread watchdog = new Thread(() -> {
                        console.err().println("took too long");
                        console.flush();
                        halt.accept(ExitCode.REJECTED);
                    });
                    watchdog.start();
                    await(late);
                    return ExitCode.ADMITTED;
                }))) {
            assertThat(meeting.ask(REQUEST)).endsWith(text(Wire.answer(ASKED, 1, "took too long\n")));
            assertThat(meeting.endings.take()).isTrue();

            late.countDown();
            meeting.join();
            assertThat(meeting.endings).isEmpty();
        }
    }

    @Test
    void a_client_that_asks_for_nothing_gets_nothing(@TempDir Path folder) throws Exception {
        try (Meeting meeting = new Meeting(folder, (args, alarms, halt) -> door(console -> ExitCode.ADMITTED))) {
            assertThat(meeting.ask(new byte[0])).isEqualTo(GREETING.line());
            assertThat(meeting.endings.take()).isFalse();
        }
    }

    @Test
    void a_request_that_is_cut_off_gets_nothing(@TempDir Path folder) throws Exception {
        try (Meeting meeting = new Meeting(folder, (args, alarms, halt) -> door(console -> ExitCode.ADMITTED))) {
            assertThat(meeting.ask(Arrays.copyOf(REQUEST, REQUEST.length - 1))).isEqualTo(GREETING.line());
            assertThat(meeting.endings.take()).isFalse();
        }
    }

    private interface Opening {
        ExitCode open(Console console);
    }

    private static Door door(Opening opening) {
        return new Door() {
            @Override
            public ExitCode open(Console console) {
                return opening.open(console);
            }

            @Override
            public void tell(Failure failure, Console console) {
                console.err().print("told\n");
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A client and an exchange at the two ends of a connection. */
    private static final class Meeting implements AutoCloseable {

        private final Alarms alarms = Alarms.ofThreads();
        private final BlockingQueue<Boolean> endings = new ArrayBlockingQueue<>(2);
        private final SocketChannel client;
        private final Thread thread;

        Meeting(Path folder, Hooks hooks) throws IOException {
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(address);
                client = SocketChannel.open(address);
                thread = new Thread(new Exchange(server.accept(), GREETING, hooks, alarms, endings::add));
            }
            thread.start();
        }

        /** All that comes back. */
        String ask(byte[] request) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(request);
            while (bytes.hasRemaining()) {
                client.write(bytes);
            }
            client.shutdownOutput();
            return text(Channels.newInputStream(client).readAllBytes());
        }

        void join() throws InterruptedException {
            thread.join();
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
