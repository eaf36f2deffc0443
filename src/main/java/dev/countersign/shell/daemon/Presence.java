package dev.countersign.shell.daemon;

import dev.countersign.shell.console.Edition;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether a resident process waits at a socket. */
public enum Presence {
    /** It does, and runs the same program. */
    READY,
    /** Something does, but it runs another program, or is none of ours. */
    OTHER,
    /** Something is there that does not greet us: it belongs to another user, or has no time. */
    SILENT,
    /** Nobody is there. */
    NONE;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Looks, as a client would, and asks for nothing.
     *
     * @param jar the program that it should run
     */
    public static Presence at(Path socket, Path jar) {
        Greeting expected = new Greeting(Edition.of(jar));
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            String greeting = greeting(channel, expected.bytes().length);
            return greeting.isEmpty() ? SILENT : greeting.equals(expected.line()) ? READY : OTHER;
        } catch (IOException nobody) {
            return NONE;
        }
    }

    private static String greeting(SocketChannel channel, int length) {
        InputStream in = Channels.newInputStream(channel);
        FutureTask<byte[]> reading = new FutureTask<>(() -> in.readNBytes(length));
        Thread thread = new Thread(reading, "greeting");
        thread.setDaemon(true);
        thread.start();
        try {
            return new String(reading.get(PATIENCE.toSeconds(), TimeUnit.SECONDS), StandardCharsets.UTF_8);
        } catch (ExecutionException | TimeoutException nothing) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
