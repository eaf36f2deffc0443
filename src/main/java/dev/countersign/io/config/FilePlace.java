package dev.countersign.io.config;

import dev.countersign.core.push.RefName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A file of this machine. It is known by all of its bytes: nothing else tells whether it has changed. */
final class FilePlace extends ConfigPlace {

    private static final int MOST_READINGS = 3;

    private final Path path;

    FilePlace(Path path) {
        this.path = path;
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(path);
    }

    @Override
    public Optional<RefName> ref() {
        return Optional.empty();
    }

    @Override
    public ConfigPlace in(ConfigTree other) {
        return this;
    }

    @Override
    String key() {
        return path.toAbsolutePath().toString();
    }

    @Override
    ConfigPlace beside(String text) {
        try {
            return new FilePlace(path.resolveSibling(text));
        } catch (InvalidPathException noPath) {
            throw new IllegalArgumentException("is no path that this machine can use", noPath);
        }
    }

    /**
     * It is looked at once more, so that nothing is taken for its content that is half of one and half of another, when
     * somebody is just writing it.
     */
    @Override
    ConfigFile read(String name) throws UnreadableFileException {
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            ByteBuffer bytes = readOnce();
            if (bytes.remaining() > ConfigFile.LARGEST || holds(bytes)) {
                return new ConfigFile(this, name, bytes, bytes);
            }
        }
        throw new UnreadableFileException(
                "it changes while it is read; write another file, then rename it to this one");
    }

    private ByteBuffer readOnce() throws UnreadableFileException {
        if (!Files.exists(path)) {
            throw new UnreadableFileException("there is no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw new UnreadableFileException("this is not a regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return ByteBuffer.wrap(in.readNBytes(ConfigFile.LARGEST + 1));
        } catch (IOException unreadable) {
            throw new UnreadableFileException(
                    "the file cannot be read; check its owner and its permissions", unreadable);
        }
    }

    @Override
    long size() {
        try {
            return Files.size(path);
        } catch (IOException missing) {
            return 0;
        }
    }

    @Override
    boolean holds(ByteBuffer identity) {
        try {
            return Comparison.isLong(identity)
                    ? Comparison.begin(path, identity).isEqual()
                    : identity.equals(readOnce());
        } catch (IOException | UnreadableFileException gone) {
            return false;
        }
    }

    @Override
    ConfigPlace whereLies(ConfigPlace other) {
        return this;
    }

    @Override
    ConfigPlace kept() {
        return this;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
