package dev.countersign.io.signature;

import dev.countersign.testing.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's own ssh-keygen, which makes keys and signatures and says what it thinks of others. */
final class Keygen {

    static final String MESSAGE = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nAdd a door\n";

    private static final String SIGNER = "ada@corp.example";

    private final Path directory;

    Keygen(Path directory) {
        this.directory = directory;
    }

    /** Makes a key of a type such as {@code ed25519}, and returns its public line. */
    String key(String name, String type, String bits) {
        expect(program("ssh-keygen", "-q", "-t", type, "-b", bits, "-N", "", "-C", "ada laptop", "-f", name)
                .run());
        return read(name + ".pub").strip();
    }

    /** The armored signature that the key of that name makes over {@link #MESSAGE}. */
    String sign(String name, String namespace, String hash) {
        return expect(program("ssh-keygen", "-Y", "sign", "-O", "hashalg=" + hash, "-n", namespace, "-f", name)
                        .reading(MESSAGE)
                        .run())
                .out();
    }

    String fingerprint(String publicLine) {
        write("asked.pub", publicLine + "\n");
        return expect(program("ssh-keygen", "-l", "-f", "asked.pub").run())
                .out()
                .split(" ", 3)[1];
    }

    /** Whether ssh-keygen takes this for a signature of the message by the key. */
    boolean verifies(String publicLine, String armored, String message, String namespace) {
        write("allowed", SIGNER + " " + publicLine + "\n");
        write("asked.sig", armored);
        return program("ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", SIGNER, "-n", namespace, "-s", "asked.sig")
                        .reading(message)
                        .run()
                        .exitCode()
                == 0;
    }

    private Program program(String... command) {
        return Program.of(directory, command).with("PATH", System.getenv("PATH"));
    }

    private static Program.Outcome expect(Program.Outcome outcome) {
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(outcome.err());
        }
        return outcome;
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
