package dev.countersign.io.config;

import dev.countersign.io.yaml.Place;
import dev.countersign.io.yaml.Problems;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlNode;
import dev.countersign.io.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The bytes of a file, read once, so that its digest is that of what was parsed. */
final class ConfigFile {

    private static final int LARGEST = 64 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final byte[] bytes;

    private ConfigFile(Path path, byte[] bytes) {
        this.path = path;
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
            return new ConfigFile(path, in.readNBytes(LARGEST + 1));
        } catch (IOException unreadable) {
            throw new UnreadableFileException(
                    "the file cannot be read; check its owner and its permissions", unreadable);
        }
    }

    /** Whether the file of this name still holds these bytes, all of which are compared. */
    boolean isUnchanged() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(path)) {
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

    /** The path that a value of this file means, relative to it; what is wrong is noted. */
    Optional<Path> beside(YamlNode node) {
        return node.asText().flatMap(text -> {
            try {
                return Optional.of(path.resolveSibling(text));
            } catch (InvalidPathException noPath) {
                node.report(node.name() + " is no path that this machine can use: " + Quoted.inFull(text));
                return Optional.empty();
            }
        });
    }

    /** The file that a value of this one names; what is wrong is noted. */
    Optional<ConfigFile> named(YamlNode node) {
        Optional<Path> file = beside(node);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(file.get()));
        } catch (UnreadableFileException unreadable) {
            node.report(node.name() + " names " + Quoted.inFull(file.get().toString()) + ", but "
                    + unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** {@code sha256:} and 64 hex digits, of this file and those that belong to it, one after the other. */
    String digest(List<ConfigFile> others) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            for (ConfigFile other : others) {
                digest.update(other.bytes);
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The file's root, as YAML; problems are noted. */
    YamlNode root(Problems problems) {
        return YamlReader.read(path.toString(), bytes, problems);
    }

    /** The lines of the file, without their ends; problems are noted. */
    List<Line> lines(Problems problems) {
        if (bytes.length > LARGEST) {
            problems.add(new Place(path.toString(), 1, 1), "the file is larger than 64 MiB");
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        String[] texts = new String(bytes, StandardCharsets.UTF_8).split("\r?\n", -1);
        for (int i = 0; i < texts.length; i++) {
            lines.add(new Line(path.toString(), i + 1, texts[i], problems));
        }
        return lines;
    }
}
