package dev.countersign.shell.daemon;

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
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
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
    private final ScheduledExecutorService clock;
    private final Ending ending;
    private final ReentrantLock sending = new ReentrantLock();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();

    /** What to tell whoever accepted the connection. */
    interface Ending {

        /**
         * It is over, as far as anybody can tell; called once.
         *
         * @param hangs whether a thread is left behind that may never come back
         */
        void ended(boolean hangs);
    }

    Exchange(SocketChannel channel, Greeting greeting, Hooks hooks, ScheduledExecutorService clock, Ending ending) {
        this.channel = channel;
        this.greeting = greeting;
        this.hooks = hooks;
        this.clock = clock;
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

    private Optional<Request> receive() throws IOException {
        Future<?> limit = closeAfter(TRANSFER);
        try {
            send(ByteBuffer.wrap(greeting.bytes()));
            return Request.read(Channels.newInputStream(channel));
        } finally {
            limit.cancel(false);
        }
    }

    private void judge(Request request) throws IOException {
        LOG.info("{} taken: {}", request.name(), request);
        long begin = System.nanoTime();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Console console = request.console(new PrintStream(text, false, StandardCharsets.UTF_8));
        Future<?> pulse =
                clock.scheduleAtFixedRate(this::pulse, PULSE.toMillis(), PULSE.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Door door = hooks.door(request.arguments(), exitCode -> giveUp(request, exitCode, text));
            ExitCode exitCode = Door.enter(door, console);
            if (answer(request, exitCode, text)) {
                LOG.info("{} answered: {}, after {} ms", request.name(), exitCode, since(begin));
            }
        } finally {
            pulse.cancel(false);
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
        Future<?> limit = closeAfter(TRANSFER);
        try (channel) {
            send(Answer.to(request, exitCode, text.toByteArray()).bytes());
            return true;
        } finally {
            limit.cancel(false);
        }
    }

    /** Nothing may come behind an answer, and the clock may not wait for a client that does not take one. */
    private void pulse() {
        if (!sending.tryLock()) {
            return;
        }
        try {
            if (!answered.get()) {
                send(ByteBuffer.wrap(new byte[] {Answer.PATIENCE}));
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

    private Future<?> closeAfter(Duration time) {
        return clock.schedule(this::close, time.toMillis(), TimeUnit.MILLISECONDS);
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
