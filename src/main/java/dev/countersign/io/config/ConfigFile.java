package dev.countersign.io.config;

import dev.countersign.io.digest.Sha256;
import dev.countersign.io.snapshot.RosterSnapshot;
import dev.countersign.io.yaml.Place;
import dev.countersign.io.yaml.Problems;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlNode;
import dev.countersign.io.yaml.YamlReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The bytes of a file, read once, so that its digest is that of what was parsed. */
final class ConfigFile {

    static final int LARGEST = 64 << 20;

    private final ConfigPlace place;
    private final String name;
    private final ByteBuffer identity;
    private final ByteBuffer bytes;

    /**
     * A file.
     *
     * @param name what the file that names this one calls it; empty for one that none names
     * @param identity by what its place tells whether it is still the same
     * @param bytes what it holds; the identity for one that is kept, or that a snapshot speaks for, of which nobody
     *     asks more
     */
    ConfigFile(ConfigPlace place, String name, ByteBuffer identity, ByteBuffer bytes) {
        this.place = place;
        this.name = name;
        this.identity = identity;
        this.bytes = bytes;
    }

    /**
     * The file that a roster at this place calls so; empty for the roster itself. Whether it is the same is to be seen.
     *
     * @throws IllegalArgumentException when it can mean none there
     */
    static ConfigFile of(ConfigPlace roster, RosterSnapshot.Source copy) {
        ConfigPlace place = copy.name().isEmpty() ? roster : roster.beside(copy.name());
        return new ConfigFile(place, copy.name(), copy.content(), copy.content());
    }

    /** Whether the file is still the same, as far as its place tells. */
    boolean isUnchanged() {
        return place.holds(identity);
    }

    /** The same, begun and not waited for; empty when there is nothing to compare with. */
    Optional<Comparison> comparison() {
        try {
            return Optional.of(Comparison.begin(place.file().orElseThrow(), identity));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether it is better not to wait for that. */
    boolean takesLongToCompare() {
        return place.file().isPresent() && Comparison.isLong(identity);
    }

    /** The same for keeping, with no more than it is known by. */
    ConfigFile kept() {
        return new ConfigFile(place.kept(), name, identity, identity);
    }

    /** The file of this path where another file of the configuration lies now. */
    ConfigFile whereLies(ConfigPlace other) {
        return new ConfigFile(place.whereLies(other), name, identity, bytes);
    }

    /** How many bytes there are. */
    int size() {
        return bytes.remaining();
    }

    /** What to keep of it beside a snapshot. */
    RosterSnapshot.Source source() {
        return new RosterSnapshot.Source(name, identity);
    }

    ConfigPlace place() {
        return place;
    }

    /** The place that a value of this file means, relative to it; what is wrong is noted. */
    Optional<ConfigPlace> beside(YamlNode node) {
        return node.asText().flatMap(text -> {
            try {
                return Optional.of(place.beside(text));
            } catch (IllegalArgumentException noPlace) {
                node.report(node.name() + " " + noPlace.getMessage() + ": " + Quoted.inFull(text));
                return Optional.empty();
            }
        });
    }

    /** The file that a value of this one names; what is wrong is noted. */
    Optional<ConfigFile> named(YamlNode node) {
        Optional<ConfigPlace> file = beside(node);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(file.get().read(node.asText().orElseThrow()));
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
        return YamlReader.read(place.toString(), copy(), problems);
    }

    /** The lines of the file, without their ends; problems are noted. */
    List<Line> lines(Problems problems) {
        if (bytes.remaining() > LARGEST) {
            problems.add(new Place(place.toString(), 1, 1), "the file is larger than 64 MiB");
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        String[] texts =
                StandardCharsets.UTF_8.decode(bytes.duplicate()).toString().split("\r?\n", -1);
        for (int i = 0; i < texts.length; i++) {
            lines.add(new Line(place.toString(), i + 1, texts[i], problems));
        }
        return lines;
    }

    private byte[] copy() {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return copy;
    }
}
