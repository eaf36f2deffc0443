package dev.countersign.shell.daemon;

import dev.countersign.gate.UsageException;
import dev.countersign.shell.console.Alarms;
import dev.countersign.shell.console.Edition;
import dev.countersign.shell.console.ExitCode;
import dev.countersign.shell.console.ProgramJar;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that stays and judges pushes as the hook would, without the time that a JVM takes to start. A client that
 * it has not greeted has told it nothing and judges by itself; one that it has greeted gets an answer, or no push in.
 */
public final class Daemon {

    /** Where clients look for it unless they are told otherwise. */
    public static final Path DEFAULT_SOCKET = Path.of("/run/countersign/serve.sock");

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final int WORKERS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    private static final int MOST_WAITING = 256;

    /** What ordinary pushes do not need. */
    private static final long LARGE_HEAP_BYTES = 48L << 20;

    private static final Duration TIME_TO_KEEP_IT = Duration.ofSeconds(60);

    private final Listener listener;
    private final Path jar;
    private final Greeting greeting;
    private final Hooks hooks;
    private final Occupancy occupancy = new Occupancy();
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            WORKERS, WORKERS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), threads("worker"));
    private final Alarms alarms = Rounds.begin(threads("clock"));
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean shrinks;
    private volatile boolean hangs;

    private Daemon(Listener listener, Path jar, Greeting greeting, Hooks hooks) {
        this.listener = listener;
        this.jar = jar;
        this.greeting = greeting;
        this.hooks = hooks;
        // where the system has no threads to give, it is told now and not when somebody comes
        workers.prestartAllCoreThreads();
    }

    /**
     * Serves until it is told to end (SIGTERM), or until nobody has come for a while, and until all who came have their
     * answer.
     *
     * @param socket where, unless this process was started with a socket; absolute
     * @param idle how long it stays for nobody
     * @return {@link ExitCode#BUG} when it ended because a judgement hung
     */
    public static ExitCode serve(Path socket, Optional<Duration> idle, Hooks hooks) {
        Path jar = ProgramJar.ofProcess()
                .orElseThrow(() -> new UsageException("serve runs from countersign.jar only, so that clients can tell"
                        + " whether it is the same that they have\nstart it by the script hooks/countersign"));
        Greeting greeting = new Greeting(Edition.of(jar));
        return new Daemon(Listener.inheritedOrAt(socket), jar, greeting, hooks).run(idle);
    }

    private ExitCode run(Optional<Duration> idle) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        idle.ifPresent(this::endWhenIdle);
        LOG.info("serving at {}", listener.path());
        try {
            for (Optional<SocketChannel> client = listener.accept(); client.isPresent(); client = listener.accept()) {
                take(client.get());
                endWhenReplaced();
            }
        } finally {
            LOG.info("ending");
            listener.close();
            await(occupancy::awaitEmpty);
            LOG.info("ended");
            ended.countDown();
        }
        return hangs ? ExitCode.BUG : ExitCode.ADMITTED;
    }

    /** The process goes on to its end when this returns. */
    private void end() {
        listener.close();
        await(ended::await);
    }

    /** Where a worker is free, the client is greeted before one has woken up, and prepares its request meanwhile. */
    private void take(SocketChannel client) {
        Exchange exchange = new Exchange(client, greeting, hooks, alarms, this::left);
        if (occupancy.enter() <= WORKERS) {
            exchange.greet();
        }
        try {
            workers.execute(exchange);
        } catch (RejectedExecutionException e) {
            LOG.warn("too many clients at once; one was sent away");
            exchange.decline();
        }
        if (hangs) {
            declineWaiting();
        }
    }

    /** Those that wait for a worker may wait for one that hangs; as a rule they have not been greeted. */
    private void declineWaiting() {
        for (Runnable waiting = workers.getQueue().poll();
                waiting != null;
                waiting = workers.getQueue().poll()) {
            ((Exchange) waiting).decline();
        }
    }

    /** The client that came last sees by the greeting whom it has met, and goes its own way if that is another jar. */
    private void endWhenReplaced() {
        if (!greeting.edition().isAt(jar)) {
            LOG.info("{} is another program now", jar);
            listener.close();
        }
    }

    /** A process in which something hangs is not trusted with more: whoever watches over it starts another one. */
    private void left(boolean hanging) {
        if (hanging) {
            hangs = true;
            listener.close();
            declineWaiting();
        }
        occupancy.leave();
        shrinkLater();
    }

    /** A heap that a large push has filled shrinks when all of it is collected, which ordinary pushes never lead to. */
    private synchronized void shrinkLater() {
        boolean isLarge = Runtime.getRuntime().totalMemory() > LARGE_HEAP_BYTES;
        if (isLarge && !shrinks) {
            shrinks = true;
            alarms.set(TIME_TO_KEEP_IT, this::shrink);
        }
    }

    private void shrink() {
        synchronized (this) {
            shrinks = false;
        }
        System.gc();
    }

    private void endWhenIdle(Duration idle) {
        threads("idle")
                .newThread(() -> {
                    await(() -> occupancy.awaitEmptyFor(idle));
                    listener.close();
                })
                .start();
    }

    private interface Wait {
        void await() throws InterruptedException;
    }

    private static void await(Wait wait) {
        try {
            wait.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Threads that keep no process from ending. */
    private static ThreadFactory threads(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
