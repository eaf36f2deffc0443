package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectType;
import dev.countersign.gate.RepositoryException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.util.FS;

/**
 * One object directory, loose objects and packs, without those that it borrows from. JGit's {@code Repository} is
 * passed by on purpose: it reads refs and obeys a configuration that have no say in what an object is.
 */
final class ObjectFolder implements AutoCloseable {

    private static final long LARGEST = 64L << 20;
    private static final Config PLAIN = plain();
    private static final File[] NO_ALTERNATES = {};

    private final Path path;
    private ObjectDirectory directory;
    private ObjectReader reader;

    ObjectFolder(Path path) {
        this.path = path;
        this.directory = open(path);
        this.reader = directory.newReader();
    }

    /** Whether it holds the object. */
    boolean holds(ObjectId id) {
        return directory.has(id);
    }

    /**
     * The object, at most {@code limit} bytes of it.
     *
     * @throws org.eclipse.jgit.errors.MissingObjectException when it is not here
     */
    StoredObject read(ObjectId id, int limit) throws IOException {
        long size = reader.getObjectSize(id, ObjectReader.OBJ_ANY);
        if (size > LARGEST) {
            throw new IOException(id.name() + " has " + size + " bytes");
        }
        // the threshold keeps JGit from inflating more than is asked for
        reader.setStreamFileThreshold(limit + 1);
        ObjectLoader loader = reader.open(id);
        ObjectType type =
                ObjectType.find(Constants.typeString(loader.getType())).orElseThrow();
        if (size <= limit) {
            return new StoredObject(type, size, loader.getCachedBytes());
        }
        try (InputStream stream = loader.openStream()) {
            return new StoredObject(type, size, stream.readNBytes(limit));
        }
    }

    /** Looks at the files anew: git may have repacked. */
    void refresh() {
        close();
        directory = open(path);
        reader = directory.newReader();
    }

    @Override
    public void close() {
        reader.close();
        directory.close();
    }

    private static ObjectDirectory open(Path path) {
        try {
            return new ObjectDirectory(PLAIN, path.toFile(), NO_ALTERNATES, FS.DETECTED, null);
        } catch (IOException e) {
            throw new RepositoryException(
                    "cannot open the objects in '" + path + "'\n" + "check that they may be read", e);
        }
    }

    private static Config plain() {
        Config config = new Config();
        config.setBoolean("core", null, "commitGraph", false);
        config.setBoolean("core", null, "multiPackIndex", false);
        return config;
    }
}
