package dev.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own {@code gpg} with a home of its own, which is gone after {@link #close}, its agent too. The path is
 * short, since that of the agent's socket must be.
 */
public final class Gpg implements AutoCloseable {

    private final Path home;

    private Gpg(Path home) {
        this.home = home;
    }

    /** One that knows no keys. */
    public static Gpg start() {
        try {
            return new Gpg(Files.createTempDirectory("gpg"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code GNUPGHOME} has to be for programs that start gpg. */
    public Path home() {
        return home;
    }

    /**
     * Makes a key without subkeys (gpg(1), --quick-generate-key).
     *
     * @param algorithm such as {@code ed25519}, {@code rsa2048}
     * @param usage such as {@code sign}, {@code cert}
     * @param expires such as {@code never}, {@code 1d}, {@code 2030-01-31}
     * @return its fingerprint
     */
    public String key(String name, String algorithm, String usage, String expires, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--quick-generate-key", name, algorithm, usage, expires));
        run("", arguments.toArray(String[]::new));
        return fingerprints(name).get(0);
    }

    /** Adds a subkey (gpg(1), --quick-add-key), and returns its fingerprint. */
    public String subkey(String fingerprint, String algorithm, String usage, String expires, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--quick-add-key", fingerprint, algorithm, usage, expires));
        run("", arguments.toArray(String[]::new));
        List<String> all = fingerprints(fingerprint);
        return all.get(all.size() - 1);
    }

    /** Revokes a key by the certificate that gpg made along with it. */
    public void revoke(String fingerprint) {
        try {
            Path certificate = home.resolve("openpgp-revocs.d").resolve(fingerprint + ".rev");
            run(Files.readString(certificate).replace(":-----BEGIN", "-----BEGIN"), "--import");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has gpg follow these commands of its {@code --edit-key}, one a line. */
    public void edit(String fingerprint, String commands) {
        run(commands, "--no-batch", "--command-fd", "0", "--edit-key", fingerprint);
    }

    /** An armored signature of a text. */
    public String sign(String text, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--armor", "--detach-sign"));
        return run(text, arguments.toArray(String[]::new)).out();
    }

    /** Fingerprints of the key and its subkeys, in the order of its making. */
    public List<String> fingerprints(String name) {
        return run("", "--with-colons", "--list-keys", name)
                .out()
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .map(line -> line.split(":", -1)[9])
                .toList();
    }

    /** The public key in armor. */
    public String export(String name, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--armor"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--export", name));
        return run("", arguments.toArray(String[]::new)).out();
    }

    /** Has gpg go by these options from now on, one a line, and by no others (gpg(1), gpg.conf). */
    public void configure(String... options) {
        try {
            Files.writeString(home.resolve("gpg.conf"), String.join("\n", options) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs gpg with these arguments, and expects that it succeeds. */
    public Program.Outcome run(String input, String... arguments) {
        Program.Outcome outcome = attempt(input, arguments);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + ": " + outcome.err());
        }
        return outcome;
    }

    /** Runs gpg with these arguments. */
    public Program.Outcome attempt(String input, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("gpg", "--batch", "--quiet", "--no-tty", "--pinentry-mode", "loopback", "--passphrase", ""));
        command.addAll(List.of(arguments));
        return program(command.toArray(String[]::new)).reading(input).run();
    }

    private Program program(String... command) {
        return Program.of(home, command).with("PATH", System.getenv("PATH")).with("GNUPGHOME", home.toString());
    }

    @Override
    public void close() {
        program("gpgconf", "--kill", "all").run();
        try {
            Files.walkFileTree(home, new Remover());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what is there, beside an agent that removes its sockets while it ends. */
    private static final class Remover extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
