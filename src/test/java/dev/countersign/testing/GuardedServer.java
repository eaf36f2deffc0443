package dev.countersign.testing;

import dev.countersign.io.config.ConfigPlace;
import dev.countersign.shell.cli.server.Client;
import dev.countersign.shell.cli.server.Hook;
import dev.countersign.shell.cli.server.Installer;
import dev.countersign.shell.cli.server.ServerRepository;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server's repository behind the gate, and a clone from which Jun Park pushes. Every commit on a branch needs a
 * sign-off of Sara Lind or Ravi Rao, who are senior.
 */
public final class GuardedServer {

    /** A message that the gate lets in. */
    public static final String SIGNED = "Charge cards\n\nSigned-off-by: Sara Lind <sara@corp.example>\n";

    /** A message that the gate does not let in. */
    public static final String UNSIGNED = "Charge cards\n";

    private static final String NAME = "server.git";
    private static final List<String> PUSH = List.of("push", "--quiet", "origin");
    private static final String BRANCHES = "'refs/heads/**'";

    private static final String POLICY = """
            version: 1
            roster: roster.yaml
            rules:
              - name: all-signed
                refs: ['refs/heads/**']
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

    private GuardedServer(Path folder, String name, Installation installation) {
        this.folder = folder;
        this.installation = installation;
        this.server = ScratchRepository.bare(folder.resolve(name));
        this.client = ScratchRepository.in(folder.resolve("clone"));
        client.git("remote", "add", "origin", server.directory().toString());
        write("policy.yaml", POLICY);
        write("roster.yaml", ROSTER);
    }

    /** A server in this folder, with the gate installed. */
    public static GuardedServer in(Path folder) {
        return in(folder, NAME);
    }

    /** The same, its repository called like this. */
    public static GuardedServer in(Path folder, String name) {
        GuardedServer guarded = new GuardedServer(folder, name, Installation.shared());
        Program.Outcome outcome = guarded.commands().run("install", name, "--policy", "policy.yaml");
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(outcome.err());
        }
        return guarded;
    }

    /** The same, its hooks asking a resident process at {@link #socket}; the machine must have a C compiler. */
    public static GuardedServer resident(Path folder) {
        GuardedServer guarded = new GuardedServer(folder, NAME, Installation.in(folder.resolve("countersign")));
        guarded.install(Hook.PRE_RECEIVE);
        return guarded;
    }

    /** Installs a hook that asks a resident process. */
    public void install(Hook hook) {
        install(hook, server);
    }

    /** Installs a hook that starts a resident process when there is none, which stays for so many idle seconds. */
    public void installOnDemand(int idle) {
        Client asking = installation.client(socket());
        install(
                Hook.PRE_RECEIVE,
                server,
                new Client(asking.program(), asking.jar(), asking.socket(), Optional.of(idle)));
    }

    /** The same in another repository of this server. */
    public void install(Hook hook, ScratchRepository repository) {
        install(hook, repository, installation.client(socket()));
    }

    private void install(Hook hook, ScratchRepository repository, Client asking) {
        Path java = Path.of(System.getProperty("java.home"));
        new Installer(installation.launcher(), java, Optional.of(asking))
                .install(
                        ServerRepository.at(repository.directory(), Map.of()),
                        hook,
                        ConfigPlace.inFile(folder.resolve("policy.yaml")));
    }

    /** Where its hooks look for a resident process. */
    public Path socket() {
        return folder.resolve("run/serve.sock");
    }

    /** The same without the gate. */
    public static GuardedServer unguarded(Path folder) {
        return new GuardedServer(folder, NAME, Installation.in(folder.resolve("countersign")));
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

    /** The hook that is installed, run as git runs it but with an empty environment. */
    public Program hook(String name) {
        return Program.of(server.directory(), "hooks/" + name);
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

    private void append(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text, StandardOpenOption.APPEND);
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

    /** Has the rule govern these refs instead of all branches; {@code !} excludes. */
    public void govern(String... refs) {
        String quoted = Stream.of(refs).map(ref -> "'" + ref + "'").collect(Collectors.joining(", "));
        write("policy.yaml", POLICY.replace(BRANCHES, quoted));
    }

    /** Has the rule ask for a proof, and gives somebody a key, as the roster writes one. */
    public void askForProof(String proof, String member, String key) {
        write("policy.yaml", POLICY.replace("proof: claim", "proof: " + proof));
        write("roster.yaml", rosterWith(member, "keys: [" + key + "]"));
    }

    /** Has the rule ask for countersignatures of both Sara Lind and Ravi Rao, who have these keys. */
    public void askForTwoCountersignatures(String sara, String ravi) {
        write("policy.yaml", POLICY.replace("proof: claim", "proof: countersignature\n      count: 2"));
        write(
                "roster.yaml",
                rosterWith("Sara Lind", "keys: ['" + sara + "']")
                        .replace("name: Ravi Rao,", "name: Ravi Rao, keys: ['" + ravi + "'],"));
    }

    /** Gives people more keys, by a file in the format of ssh-keygen(1), ALLOWED SIGNERS. */
    public void allowSigners(String lines) {
        write("signers", lines + "\n");
        append("roster.yaml", "allowed-signers: signers\n");
    }

    /** Has the rule ask that the pusher signed off, whose login this variable holds, and gives somebody a login. */
    public void askForPusher(String variable, String member, String login) {
        askForLogin("login-variable: " + variable, member, login);
    }

    /** Has the rule ask that the pusher signed off, whose login Gerrit tells, and gives somebody a login. */
    public void askForUploader(String member, String login) {
        askForLogin("login-argument: --uploader-username", member, login);
    }

    private void askForLogin(String source, String member, String login) {
        write("policy.yaml", POLICY.replace("proof: claim", "proof: pusher") + "pusher: {" + source + "}\n");
        write("roster.yaml", rosterWith(member, "logins: [" + login + "]"));
    }

    /** Has the rule ask that a push certificate shows who signed off, and gives somebody a key. */
    public void askForCertificate(String member, String key) {
        write("policy.yaml", POLICY.replace("proof: claim", "proof: pusher") + "pusher: {push-certificate: true}\n");
        write("roster.yaml", rosterWith(member, "keys: [" + key + "]"));
    }

    /** Has a member be one from this day on. */
    public void memberSince(String member, String day) {
        write("roster.yaml", rosterWith(member, "from: " + day));
    }

    private static String rosterWith(String member, String entry) {
        return ROSTER.replace("name: " + member + ",", "name: " + member + ", " + entry + ",");
    }

    /** Puts a commit of the clone on the server past the gate, as if it had been there before. */
    public void plant(String revision, String ref) {
        String ungated = "--receive-pack=git -c core.hooksPath=/dev/null receive-pack";
        client.git("push", "--quiet", ungated, "origin", "+" + revision + ":" + ref);
    }

    /** Commits something with this message in the clone, and pushes it to {@code main}. */
    public Outcome push(String message) {
        client.commit(message);
        return push(Map.of());
    }

    /** The same, the commit signed by an SSH key. */
    public Outcome pushSigned(String message, SshKey key, Map<String, String> environment) {
        client.commitSigned(message, key.file(), environment);
        return push(Map.of());
    }

    /** The same, the commit signed by an OpenPGP key that is named by its fingerprint. */
    public Outcome pushSigned(String message, Gpg gpg, String fingerprint) {
        client.commitSigned(message, gpg, fingerprint);
        return push(Map.of());
    }

    /** Pushes what the clone has to {@code main}; the server's git inherits these variables. */
    public Outcome push(Map<String, String> environment) {
        return push(environment, "HEAD:refs/heads/main");
    }

    /** Pushes this; the server's git inherits these variables. */
    public Outcome push(Map<String, String> environment, String refspec) {
        List<String> command = Stream.concat(PUSH.stream(), Stream.of(refspec)).toList();
        return client.run(environment, new byte[0], command);
    }

    /** Runs {@code git push origin} in the clone with these refspecs and options. */
    public Outcome pushing(String... arguments) {
        return client.run(
                Map.of(),
                new byte[0],
                Stream.concat(PUSH.stream(), Stream.of(arguments)).toList());
    }

    /** Whether {@code main} on the server is what it is in the clone. */
    public boolean hasArrived() {
        return refs().contains("refs/heads/main " + client.id("HEAD"));
    }

    /** The refs on the server, each with the id of what it points at. */
    public List<String> refs() {
        return server.git("for-each-ref", "--format=%(refname) %(objectname)")
                .lines()
                .toList();
    }
}
