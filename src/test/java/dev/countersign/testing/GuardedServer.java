package dev.countersign.testing;

import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A server's repository behind the gate, and a clone from which Jun Park pushes. Every commit on a branch needs a
 * sign-off of Sara Lind or Ravi Rao, who are senior.
 */
public final class GuardedServer {

    /** A message that the gate lets in. */
    public static final String SIGNED = "Charge cards\n\nSigned-off-by: Sara Lind <sara@corp.example>\n";

    /** A message that the gate does not let in. */
    public static final String UNSIGNED = "Charge cards\n";

    private static final String POLICY = """
            version: 1
            roster: roster.yaml
            rules:
              - name: all-signed
                refs: [refs/heads/**]
                when: every-commit
                sign-off:
                  level: senior
                  proof: claim
            """;

    private static final String ROSTER = """
            version: 1
            levels: [junior, mid, senior]
            members:
              - {name: Jun Park, emails: [jun@corp.example], level: junior}
              - {name: Mia Chen, emails: [mia@corp.example], level: mid}
              - {name: Sara Lind, emails: [sara@corp.example], level: senior}
              - {name: Ravi Rao, emails: [ravi@corp.example], level: senior}
            """;

    private final Path folder;
    private final Installation installation;
    private final ScratchRepository server;
    private final ScratchRepository client;

    private GuardedServer(Path folder, Installation installation) {
        this.folder = folder;
        this.installation = installation;
        this.server = ScratchRepository.bare(folder.resolve("server.git"));
        this.client = ScratchRepository.in(folder.resolve("clone"));
        client.git("remote", "add", "origin", server.directory().toString());
        write("policy.yaml", POLICY);
        write("roster.yaml", ROSTER);
    }

    /** A server in this folder, with the gate installed. */
    public static GuardedServer in(Path folder) {
        GuardedServer guarded = unguarded(folder);
        Program.Outcome outcome = guarded.commands().run("install", "server.git", "--policy", "policy.yaml");
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(outcome.err());
        }
        return guarded;
    }

    /** The same without the gate. */
    public static GuardedServer unguarded(Path folder) {
        return new GuardedServer(folder, Installation.in(folder.resolve("countersign")));
    }

    public ScratchRepository server() {
        return server;
    }

    public ScratchRepository client() {
        return client;
    }

    /** The folder of a file that git reads on the server, such as {@code hooks/pre-receive}. */
    public Path onServer(String name) {
        return server.directory().resolve(name);
    }

    /** Commands of the program, started in the folder that holds {@code server.git} and {@code clone}. */
    public Commands commands() {
        return Commands.in(folder).startedBy(installation.launcher());
    }

    /** The program as it is installed. */
    public Installation installation() {
        return installation;
    }

    /** Writes a file beside the repositories. */
    public Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that can be run. */
    public Path script(String name, String text) {
        Path file = write(name, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make " + file + " executable");
        }
        return file;
    }

    /** Commits something with this message in the clone, and pushes it to {@code main}. */
    public Outcome push(String message) {
        client.commit(message);
        return push(Map.of());
    }

    /** Pushes what the clone has to {@code main}; the server's git inherits these variables. */
    public Outcome push(Map<String, String> environment) {
        return client.run(environment, new byte[0], List.of("push", "--quiet", "origin", "HEAD:refs/heads/main"));
    }

    /** Whether {@code main} on the server is what it is in the clone. */
    public boolean hasArrived() {
        Outcome there = server.run(Map.of(), new byte[0], List.of("rev-parse", "-q", "--verify", "refs/heads/main"));
        return there.exitCode() == 0
                && new String(there.output(), StandardCharsets.US_ASCII)
                        .strip()
                        .equals(client.id("HEAD").hex());
    }
}
