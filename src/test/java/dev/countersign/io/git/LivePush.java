package dev.countersign.io.git;

import dev.countersign.testing.ScratchRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real push that waits in a hook of the server, so that a test sees what a hook sees; closing lets it go on, and the
 * hook then refuses.
 */
final class LivePush implements AutoCloseable {

    private final Process push;
    private final Path go;
    private final Map<String, String> environment;

    private LivePush(Process push, Path go, Map<String, String> environment) {
        this.push = push;
        this.go = go;
        this.environment = environment;
    }

    /** Pushes from a repository to a bare one, until the hook of this name runs. */
    static LivePush until(String hook, Path from, Path to, String... refs) throws IOException {
        return start(hook, from, to, to.toString(), refs);
    }

    /** As {@link #until}, by another address of the server. */
    static LivePush start(String hook, Path from, Path to, String address, String... refs) throws IOException {
        Path seen = to.resolve("seen");
        Path go = to.resolve("go");
        new ProcessBuilder("mkfifo", seen.toString(), go.toString())
                .start()
                .onExit()
                .join();
        Path file = to.resolve("hooks").resolve(hook);
        GitSandbox.write(file, "#!/bin/sh\nenv -0 >'" + seen + "'\nread x <'" + go + "'\nexit 1\n");
        file.toFile().setExecutable(true);
        String[] arguments = Stream.concat(Stream.of("push", "-q", address), Arrays.stream(refs))
                .toArray(String[]::new);
        Process push = ScratchRepository.at(from).start(arguments);
        return new LivePush(push, go, variables(Files.readAllBytes(seen)));
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Where git started the hook. */
    Path workingDirectory() {
        return Path.of(environment.get("PWD"));
    }

    @Override
    public void close() throws IOException {
        Files.writeString(go, "\n");
        push.getInputStream().readAllBytes();
        push.onExit().join();
    }

    private static Map<String, String> variables(byte[] text) {
        return Arrays.stream(new String(text, StandardCharsets.UTF_8).split("\0"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
