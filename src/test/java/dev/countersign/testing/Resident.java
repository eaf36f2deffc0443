package dev.countersign.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code countersign serve}, started by the launcher as an admin starts it; killed when it is closed. */
public final class Resident implements AutoCloseable {

    private final Process process;
    private final List<String> said = new ArrayList<>();
    private boolean ended;

    private Resident(Process process) {
        this.process = process;
        Thread thread = new Thread(this::listen, "resident");
        thread.setDaemon(true);
        thread.start();
    }

    /** One that waits at the socket at which the server's hooks look for it. */
    public static Resident of(GuardedServer server, String... options) {
        List<String> command =
                new ArrayList<>(List.of(server.installation().launcher().toString(), "serve", "--socket"));
        command.add(server.socket().toString());
        command.addAll(Arrays.asList(options));
        return start(command, server.socket().getRoot());
    }

    /** One that is started by this command in this directory. */
    public static Resident start(List<String> command, Path directory) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
            builder.environment().clear();
            builder.environment()
                    .putAll(Map.of(
                            "PATH", System.getenv("PATH"),
                            "JAVA_HOME", System.getProperty("java.home")));
            Resident resident = new Resident(builder.start());
            resident.await(1, "serving");
            return resident;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            hear(String.valueOf(e.getMessage()));
        } finally {
            end();
        }
    }

    private synchronized void hear(String line) {
        said.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits until it has logged this text so many times. */
    public synchronized void await(int times, String text) {
        while (said.stream().filter(line -> line.contains(text)).count() < times) {
            if (ended) {
                throw new IllegalStateException("it has ended, and said: " + said);
            }
            waitForMore();
        }
    }

    private synchronized void waitForMore() {
        try {
            TimeUnit.MINUTES.timedWait(this, 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that it has logged so far. */
    public synchronized String said() {
        return String.join("\n", said);
    }

    /** Asks it to end, without waiting for it (SIGTERM). */
    public void terminate() {
        process.toHandle().destroy(); // Process.destroy would stop listening to it, too
    }

    /** Kills it, which it cannot do anything about (SIGKILL), and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Waits for it to end. */
    public int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
