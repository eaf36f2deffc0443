package dev.countersign.io.config;

import dev.countersign.io.yaml.Problems;
import dev.countersign.io.yaml.YamlNode;
import dev.countersign.io.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The bytes of a file, read once, so that its digest is that of what was parsed. */
final class ConfigFile {

    private static final int LARGEST = 64 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final String name;
    private final byte[] bytes;

    ConfigFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /**
     * Reads a regular file.
     *
     * @throws UnreadableFileException when it is none, or cannot be read
     */
    static ConfigFile read(Path path) throws UnreadableFileException {
        if (!Files.exists(path)) {
            throw new UnreadableFileException("there is no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw new UnreadableFileException("this is not a regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new ConfigFile(path.toString(), in.readNBytes(LARGEST + 1));
        } catch (IOException unreadable) {
            throw new UnreadableFileException(
                    "the file cannot be read; check its owner and its permissions", unreadable);
        }
    }

    /** Whether the file of this name still holds these bytes, all of which are compared. */
    boolean isUnchanged() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            int compared = 0;
            int read = in.read(buffer);
            while (read > 0
                    && read <= bytes.length - compared
                    && Arrays.equals(buffer, 0, read, bytes, compared, compared + read)) {
                compared += read;
                read = in.read(buffer);
            }
            return read < 0 && compared == bytes.length;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** How messages call the file. */
    String name() {
        return name;
    }

    /** {@code sha256:} and 64 hex digits. */
    String digest() {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The file's root; problems are noted. */
    YamlNode root(Problems problems) {
        return YamlReader.read(name, bytes, problems);
    }
}
