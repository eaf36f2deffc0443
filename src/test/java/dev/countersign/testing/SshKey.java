package dev.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
            run(folder, "-q", "-t", type, "-N", "", "-C", "", "-f", file.toString());
            return new SshKey(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The public key as a line of text. */
    public String line() {
        return read(file.resolveSibling("id.pub")).strip();
    }

    /** An armored signature of this text in a namespace. */
    public String sign(String namespace, String text) {
        try {
            Path message = Files.createTempFile(file.resolveSibling(""), "message", "");
            Files.writeString(message, text);
            run(
                    file.resolveSibling(""),
                    "-Y",
                    "sign",
                    "-q",
                    "-n",
                    namespace,
                    "-f",
                    file.toString(),
                    message.toString());
            return read(message.resolveSibling(message.getFileName() + ".sig"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@code ssh-keygen -Y check-novalidate} finds that the signature fits. */
    public boolean isConfirmed(String namespace, String text, String armored) {
        Path signature = write(armored);
        return start(text, "-Y", "check-novalidate", "-q", "-n", namespace, "-s", signature.toString()) == 0;
    }

    private Path write(String text) {
        try {
            return Files.writeString(Files.createTempFile(file.resolveSibling(""), "signature", ""), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int start(String input, String... arguments) {
        try {
            Path message = write(input);
            return builder(file.resolveSibling(""), arguments)
                    .redirectInput(message.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void run(Path folder, String... arguments) {
        try {
            int status = builder(folder, arguments).start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("ssh-keygen " + String.join(" ", arguments) + " exited " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProcessBuilder builder(Path folder, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "ssh-keygen";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
