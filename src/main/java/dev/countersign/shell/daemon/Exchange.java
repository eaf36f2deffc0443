package dev.countersign.shell.daemon;

import dev.countersign.shell.console.Alarms;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.Door;
import dev.countersign.shell.console.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: a greeting, a request, an answer. The answer is given once, by whoever comes first with one. */
final class Exchange implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /** For a client that has been greeted to send its request, and for it to take the answer. */
    private static final Duration TRANSFER = Duration.ofSeconds(10);

    private static final Duration PULSE = Duration.ofSeconds(5);

    private final SocketChannel channel;
    private final Greeting greeting;
    private final Hooks hooks;
    private final Alarms alarms;
    private final Ending ending;
    private final ReentrantLock sending = new ReentrantLock();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private boolean greeted;
    private volatile Alarms.Alarm nextPulse = () -> {};

    /** What to tell whoever accepted the connection. */
    interface Ending {

        /**
         * It is over, as far as anybody can tell; called once.
         *
         * @param hangs whether a thread is left behind that may never come back
         */
        void ended(boolean hangs);
    }

    Exchange(SocketChannel channel, Greeting greeting, Hooks hooks, Alarms alarms, Ending ending) {
        this.channel = channel;
        this.greeting = greeting;
        this.hooks = hooks;
        this.alarms = alarms;
        this.ending = ending;
    }

    @Override
    public void run() {
        try (channel) {
            Optional<Request> request = receive();
            if (request.isPresent()) {
                judge(request.get());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("a client was lost", e);
        } finally {
            end(false);
        }
    }

    /** Greets the client, which takes no time: nothing has been sent to it yet. To be called before this is run. */
    void greet() {
        try {
            sendGreeting();
        } catch (IOException e) {
            LOG.debug("a client was lost before it was greeted", e);
        }
    }

    private void sendGreeting() throws IOException {
        send(ByteBuffer.wrap(greeting.bytes()));
        greeted = true;
    }

    /** Has the client go its own way, in the place of running this. */
    void decline() {
        close();
        end(false);
    }

    private Optional<Request> receive() throws IOException {
        Alarms.Alarm limit = closeAfter(TRANSFER);
        try {
            if (!greeted) {
                sendGreeting();
            }
            return Request.read(Channels.newInputStream(channel));
        } finally {
            limit.callOff();
        }
    }

    private void judge(Request request) throws IOException {
        LOG.info("{} taken: {}", request.name(), request);
        long begin = System.nanoTime();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Console console = request.console(new PrintStream(text, false, StandardCharsets.UTF_8));
        pulseLater();
        try {
            Door door = hooks.door(request.arguments(), alarms, exitCode -> giveUp(request, exitCode, text));
            ExitCode exitCode = Door.enter(door, console);
            if (answer(request, exitCode, text)) {
                LOG.info("{} answered: {}, after {} ms", request.name(), exitCode, since(begin));
            }
        } finally {
            nextPulse.callOff();
        }
    }

    private static long since(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private void giveUp(Request request, ExitCode exitCode, ByteArrayOutputStream text) {
        try {
            if (answer(request, exitCode, text)) {
                LOG.error("{} hangs: it was answered with {}", request.name(), exitCode);
            }
        } catch (IOException e) {
            LOG.warn("a client was lost", e);
        } finally {
            end(true);
        }
    }

    /** Answers, unless that was done, and says whether it was not. */
    private boolean answer(Request request, ExitCode exitCode, ByteArrayOutputStream text) throws IOException {
        if (!answered.compareAndSet(false, true)) {
            return false;
        }
        Alarms.Alarm limit = closeAfter(TRANSFER);
        try (channel) {
            send(Answer.to(request, exitCode, text.toByteArray()).bytes());
            return true;
        } finally {
            limit.callOff();
        }
    }

    private void pulseLater() {
        nextPulse = alarms.set(PULSE, this::pulse);
    }

    /** Nothing may come behind an answer, be it one that a client does not take. */
    private void pulse() {
        if (!sending.tryLock()) {
            return;
        }
        try {
            if (!answered.get()) {
                send(ByteBuffer.wrap(new byte[] {Answer.PATIENCE}));
                pulseLater();
            }
        } catch (IOException gone) {
            LOG.debug("nobody waits for the answer any more", gone);
        } finally {
            sending.unlock();
        }
    }

    private void send(ByteBuffer bytes) throws IOException {
        sending.lock();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } finally {
            sending.unlock();
        }
    }

    private Alarms.Alarm closeAfter(Duration time) {
        return alarms.set(time, this::close);
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("a connection cannot be closed", e);
        }
    }

    private void end(boolean hangs) {
        if (ended.compareAndSet(false, true)) {
            ending.ended(hangs);
        }
    }
}
