package dev.countersign.io.config;

import dev.countersign.io.digest.Sha256;
import dev.countersign.io.snapshot.RosterSnapshot;
import dev.countersign.io.yaml.Place;
import dev.countersign.io.yaml.Problems;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlNode;
import dev.countersign.io.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The bytes of a file, read once, so that its digest is that of what was parsed. */
final class ConfigFile {

    private static final int LARGEST = 64 << 20;
    private static final int MOST_READINGS = 3;

    private final Path path;
    private final String name;
    private final ByteBuffer bytes;

    private ConfigFile(Path path, String name, ByteBuffer bytes) {
        this.path = path;
        this.name = name;
        this.bytes = bytes;
    }

    /**
     * The file that a roster at this path calls so; empty for the roster itself. Whether it holds this is to be seen.
     */
    static ConfigFile of(Path roster, RosterSnapshot.Source copy) {
        Path path = copy.name().isEmpty() ? roster : roster.resolveSibling(copy.name());
        return new ConfigFile(path, copy.name(), copy.content());
    }

    /**
     * Reads a regular file. It is looked at once more, so that nothing is taken for its content that is half of one and
     * half of another, when somebody is just writing it.
     *
     * @throws UnreadableFileException when it is none, or cannot be read
     */
    static ConfigFile read(Path path) throws UnreadableFileException {
        return read(path, "");
    }

    private static ConfigFile read(Path path, String name) throws UnreadableFileException {
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            ConfigFile file = readOnce(path, name);
            if (file.bytes.remaining() > LARGEST || file.isUnchanged()) {
                return file;
            }
        }
        throw new UnreadableFileException(
                "it changes while it is read; write another file, then rename it to this one");
    }

    private static ConfigFile readOnce(Path path, String name) throws UnreadableFileException {
        if (!Files.exists(path)) {
            throw new UnreadableFileException("there is no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw new UnreadableFileException("this is not a regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new ConfigFile(path, name, ByteBuffer.wrap(in.readNBytes(LARGEST + 1)));
        } catch (IOException unreadable) {
            throw new UnreadableFileException(
                    "the file cannot be read; check its owner and its permissions", unreadable);
        }
    }

    /** Whether the file of this name still holds these bytes, all of which are compared. */
    boolean isUnchanged() {
        if (takesLongToCompare()) {
            return comparison().filter(Comparison::isEqual).isPresent();
        }
        try {
            return bytes.equals(readOnce(path, name).bytes);
        } catch (UnreadableFileException gone) {
            return false;
        }
    }

    /** The same, begun and not waited for; empty when there is nothing to compare with. */
    Optional<Comparison> comparison() {
        try {
            return Optional.of(Comparison.begin(path, bytes));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether it is better not to wait for that. */
    boolean takesLongToCompare() {
        return Comparison.isLong(bytes);
    }

    /** How many bytes there are. */
    int size() {
        return bytes.remaining();
    }

    /** What to copy. */
    RosterSnapshot.Source source() {
        return new RosterSnapshot.Source(name, bytes);
    }

    Path path() {
        return path;
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
            return Optional.of(read(file.get(), node.asText().orElseThrow()));
        } catch (UnreadableFileException unreadable) {
            node.report(node.name() + " names " + Quoted.inFull(file.get().toString()) + ", but "
                    + unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** {@code sha256:} and 64 hex digits, of this file and those that belong to it, one after the other. */
    String digest(List<ConfigFile> others) {
        MessageDigest digest = new Sha256();
        digest.update(bytes.duplicate());
        for (ConfigFile other : others) {
            digest.update(other.bytes.duplicate());
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    /** The file's root, as YAML; problems are noted. */
    YamlNode root(Problems problems) {
        return YamlReader.read(path.toString(), copy(), problems);
    }

    /** The lines of the file, without their ends; problems are noted. */
    List<Line> lines(Problems problems) {
        if (bytes.remaining() > LARGEST) {
            problems.add(new Place(path.toString(), 1, 1), "the file is larger than 64 MiB");
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        String[] texts =
                StandardCharsets.UTF_8.decode(bytes.duplicate()).toString().split("\r?\n", -1);
        for (int i = 0; i < texts.length; i++) {
            lines.add(new Line(path.toString(), i + 1, texts[i], problems));
        }
        return lines;
    }

    private byte[] copy() {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return copy;
    }
}
