package dev.countersign.shell.cli.approval;

import dev.countersign.core.signoff.SignedStatement;
import dev.countersign.core.signoff.Statement;
import dev.countersign.gate.RepositoryException;
import dev.countersign.gate.UsageException;
import dev.countersign.shell.cli.server.GitCommand;
import dev.countersign.shell.console.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Signs with a person's SSH key, wherever that is: in a file, in an agent, on a device (ssh-keygen(1), -Y sign). */
public final class SshSigner {

    /** How git writes a key that is no path (git-config(1), user.signingKey). */
    private static final List<String> LITERALS = List.of("key::", "ssh-", "ecdsa-", "sk-");

    private static final List<String> USUAL =
            List.of("id_ed25519", "id_ed25519_sk", "id_ecdsa", "id_ecdsa_sk", "id_rsa");
    private static final String CHATTER = "Signing data on standard input\n";

    private final String program;
    private final String key;
    private final Console console;

    private SshSigner(String program, String key, Console console) {
        this.program = program;
        this.key = key;
        this.console = console;
    }

    /**
     * The signer for the key that is named, or else the one with which git signs, or else the first that ssh would use.
     *
     * @throws UsageException when there is none
     */
    public static SshSigner find(Optional<Path> named, GitCommand git, Console console) {
        String program = configured(git, "gpg.ssh.program").orElse("ssh-keygen");
        String key = named.map(file -> console.resolve(file).toString())
                .or(() -> configured(git, "user.signingKey").filter(value -> isForSsh(value, git)))
                .or(() -> usual(console))
                .orElseThrow(() -> new UsageException("there is no SSH key to sign with\n"
                        + "name one with --key FILE, or with: git config user.signingKey FILE"));
        if (!isLiteral(key) && !Files.isReadable(Path.of(key))) {
            throw new UsageException("there is no key " + key + " that can be read\n"
                    + "name the file of a private key, or of a public one whose private one an agent holds");
        }
        return new SshSigner(program, key, console);
    }

    private static Optional<String> configured(GitCommand git, String name) {
        return Optional.of(git.ask("config", "--type=path", name).text()).filter(value -> !value.isEmpty());
    }

    private static boolean isForSsh(String value, GitCommand git) {
        return isLiteral(value)
                || configured(git, "gpg.format").filter("ssh"::equals).isPresent();
    }

    private static boolean isLiteral(String key) {
        return LITERALS.stream().anyMatch(key::startsWith);
    }

    private static Optional<String> usual(Console console) {
        Path folder = Path.of(console.environment().getOrDefault("HOME", "/"), ".ssh");
        return USUAL.stream()
                .flatMap(name -> Stream.of(name, name + ".pub"))
                .map(folder::resolve)
                .filter(Files::isReadable)
                .map(Path::toString)
                .findFirst();
    }

    /** What the key is called, for people. */
    public String key() {
        return key;
    }

    /**
     * The statement, signed. The person may be asked for a passphrase or a touch.
     *
     * @throws UsageException when that fails, with what ssh-keygen says
     */
    public SignedStatement sign(Statement statement) {
        try {
            return isLiteral(key) ? signByAgent(statement) : sign(statement, List.of("-f", key));
        } catch (IOException e) {
            throw new RepositoryException("cannot run " + program + ": " + e.getMessage(), e);
        }
    }

    private SignedStatement signByAgent(Statement statement) throws IOException {
        Path file = Files.createTempFile("countersign-", ".pub");
        try {
            Files.writeString(file, key.startsWith("key::") ? key.substring("key::".length()) : key);
            return sign(statement, List.of("-U", "-f", file.toString()));
        } finally {
            Files.delete(file);
        }
    }

    private SignedStatement sign(Statement statement, List<String> which) throws IOException {
        List<String> command = new ArrayList<>(List.of(program, "-Y", "sign", "-n", Statement.NAMESPACE));
        command.addAll(which);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(console.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(console.environment());
        console.flush();
        Process process = builder.start();
        Thread prompts = new Thread(() -> relay(process), "ssh-keygen");
        prompts.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(statement.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException ignored) {
            // It may end before it has read everything; its exit status tells.
        }
        String signature = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (status(process, prompts) != 0) {
            throw new UsageException("ssh-keygen could not sign with " + key + "\nnothing was changed");
        }
        return new SignedStatement(statement.text(), signature);
    }

    /** Passes on at once what the person is asked, such as to touch the device. */
    private void relay(Process process) {
        try {
            byte[] buffer = new byte[1024];
            int length = process.getErrorStream().read(buffer);
            while (length >= 0) {
                String text = new String(buffer, 0, length, StandardCharsets.UTF_8).replace(CHATTER, "");
                console.err().print(text);
                console.err().flush();
                length = process.getErrorStream().read(buffer);
            }
        } catch (IOException e) {
            // The end of what it has to say.
        }
    }

    private static int status(Process process, Thread prompts) {
        try {
            prompts.join();
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new RepositoryException("interrupted while ssh-keygen was running", e);
        }
    }
}
