package dev.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A key pair made by {@code ssh-keygen} for one test.
 *
 * @param file the private key; the public one is beside it
 */
public record SshKey(Path file) {

    /** An Ed25519 key in a file of its own in this folder. */
    public static SshKey in(Path folder) {
        return ofType("ed25519", folder);
    }

    /** A key of this type (ssh-keygen(1), -t), of the size that ssh-keygen thinks best. */
    public static SshKey ofType(String type, Path folder) {
        try {
            Path file = Files.createTempDirectory(folder, "key").resolve("id");
            run("", folder, "ssh-keygen", "-q", "-t", type, "-N", "", "-C", "", "-f", file.toString());
            return new SshKey(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The public key as a line of text. */
    public String line() {
        try {
            return Files.readString(file.resolveSibling("id.pub")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An armored signature of this text in a namespace. */
    public String sign(String namespace, String text) {
        return run(text, file.resolveSibling(""), "ssh-keygen", "-Y", "sign", "-n", namespace, "-f", file.toString());
    }

    private static String run(String input, Path folder, String... command) {
        Program.Outcome outcome = Program.of(folder, command)
                .with("PATH", System.getenv("PATH"))
                .reading(input)
                .run();
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(outcome.err());
        }
        return outcome.out();
    }
}
