package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.commit.ObjectType;
import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.util.FS;

/**
 * The objects that a judgement may read: those that were there before the push, and those of the push itself. Reads
 * them as they are stored; replacements, grafts and commit graphs mean nothing here. JGit's {@code Repository} is
 * passed by on purpose: it reads refs and obeys a configuration that have no say in what an object is.
 */
final class ObjectStore implements AutoCloseable {

    private static final int SHA1_DIGITS = 40;
    private static final long LARGEST = 64L << 20;

    private final List<Store> before;
    private final List<Store> all;

    private ObjectStore(List<Store> before, List<Store> all) {
        this.before = before;
        this.all = all;
    }

    /** Opens object directories; those that they borrow from by {@code info/alternates} come with them. */
    static ObjectStore open(List<Path> before, Optional<Path> quarantine) {
        GitRuntime.install();
        List<Store> old = before.stream().map(Store::open).toList();
        List<Store> all = new ArrayList<>(old);
        quarantine.map(Store::open).ifPresent(all::add);
        return new ObjectStore(old, List.copyOf(all));
    }

    /** Whether the object was there before the push. */
    boolean heldBefore(ObjectId id) {
        return isOfThisKind(id) && before.stream().anyMatch(store -> store.holds(jgit(id)));
    }

    /**
     * The object, at most {@code limit} bytes of it.
     *
     * @return empty when it is nowhere, not even after a second look, since git may have repacked in between
     */
    Optional<StoredObject> read(ObjectId id, int limit) {
        if (!isOfThisKind(id)) {
            return Optional.empty();
        }
        Optional<StoredObject> first = look(id, limit);
        if (first.isPresent()) {
            return first;
        }
        all.forEach(Store::refresh);
        return look(id, limit);
    }

    /** As {@link #read}, but what is broken counts as missing. */
    Optional<StoredObject> peek(ObjectId id, int limit) {
        try {
            return read(id, limit);
        } catch (RepositoryException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        all.forEach(Store::close);
    }

    private Optional<StoredObject> look(ObjectId id, int limit) {
        org.eclipse.jgit.lib.ObjectId jgit = jgit(id);
        for (Store store : all) {
            try {
                return Optional.of(store.read(jgit, limit));
            } catch (MissingObjectException e) {
                continue;
            } catch (IOException | LargeObjectException e) {
                throw new RepositoryException(
                        "object " + id.abbreviated() + " cannot be read\n" + "check the repository with: git fsck", e);
            }
        }
        return Optional.empty();
    }

    private static boolean isOfThisKind(ObjectId id) {
        return id.hex().length() == SHA1_DIGITS && !id.isZero();
    }

    private static org.eclipse.jgit.lib.ObjectId jgit(ObjectId id) {
        return org.eclipse.jgit.lib.ObjectId.fromString(id.hex());
    }

    private record Store(ObjectDirectory directory, ObjectReader reader) {

        static Store open(Path directory) {
            try {
                ObjectDirectory opened =
                        new ObjectDirectory(plainConfig(), directory.toFile(), null, FS.DETECTED, null);
                return new Store(opened, opened.newReader());
            } catch (IOException e) {
                throw new RepositoryException(
                        "cannot open the objects in '" + directory + "'\n" + "check that they may be read", e);
            }
        }

        private static Config plainConfig() {
            Config config = new Config();
            config.setBoolean("core", null, "commitGraph", false);
            config.setBoolean("core", null, "multiPackIndex", false);
            return config;
        }

        boolean holds(org.eclipse.jgit.lib.ObjectId id) {
            return directory.has(id);
        }

        StoredObject read(org.eclipse.jgit.lib.ObjectId id, int limit) throws IOException {
            long size = reader.getObjectSize(id, ObjectReader.OBJ_ANY);
            if (size > LARGEST) {
                throw new IOException(id.name() + " has " + size + " bytes");
            }
            // a threshold below the size keeps JGit from inflating more than is asked for
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

        void refresh() {
            directory.close();
        }

        void close() {
            reader.close();
            directory.close();
        }
    }
}
