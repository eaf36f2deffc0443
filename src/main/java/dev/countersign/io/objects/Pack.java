package dev.countersign.io.objects;

import dev.countersign.core.commit.ObjectType;
import java.io.Closeable;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Many objects in one file, of which many are told by what differs from others of it (gitformat-pack(5)). */
final class Pack implements Closeable {

    private static final String INDEX_SUFFIX = ".idx";
    private static final String PACK_SUFFIX = ".pack";
    private static final int MAGIC = 0x5041434b;
    private static final int COUNT_AT = 2 * Integer.BYTES;
    private static final int HEADER_BYTES = 3 * Integer.BYTES;

    /** Git makes no longer ones (git-pack-objects(1), --depth). */
    private static final int LONGEST_CHAIN = 4095;

    private static final int ROOM_FOR_BASES = 4 << 20;

    private final PackIndex index;
    private final File path;
    private final Inflater inflater;

    /** What deltas were based on last, by its place; the next delta mostly goes by the same ones. */
    private final KeptObjects<Long> bases = new KeptObjects<>(ROOM_FOR_BASES, ROOM_FOR_BASES / 2, 0);

    private @Nullable PagedFile opened;

    private Pack(PackIndex index, File path, Inflater inflater) {
        this.index = index;
        this.path = path;
        this.inflater = inflater;
    }

    /** Whether a file in the folder for packs is an index, beside which a pack should be. */
    static boolean isIndex(String name) {
        return name.endsWith(INDEX_SUFFIX);
    }

    /**
     * Opens the index of a pack. The pack itself is opened when it is read: most are only asked whether they hold
     * something, and there may be more of them than a process may open files.
     *
     * @throws java.io.FileNotFoundException when one is not there: git deletes packs that it has repacked
     */
    static Pack open(File indexFile, Inflater inflater) throws IOException {
        File path = packOf(indexFile);
        if (!path.isFile()) {
            throw new FileNotFoundException(path.getPath());
        }
        return new Pack(PackIndex.open(indexFile), path, inflater);
    }

    /** The pack that belongs to an index. */
    static File packOf(File indexFile) {
        String name = indexFile.getPath();
        return new File(name.substring(0, name.length() - INDEX_SUFFIX.length()) + PACK_SUFFIX);
    }

    private PagedFile file() throws IOException {
        if (opened == null) {
            PagedFile file = new PagedFile(path);
            try {
                requireFit(index, file);
            } catch (IOException e) {
                file.close();
                throw e;
            }
            opened = file;
        }
        return opened;
    }

    /** As git does it (packfile.c, {@code open_packed_git_1}). */
    private static void requireFit(PackIndex index, PagedFile file) throws IOException {
        int version = file.intAt(Integer.BYTES);
        byte[] checksum = new byte[PackIndex.ID_BYTES];
        file.copy(file.length() - PackIndex.ID_BYTES, checksum);
        if (file.intAt(0) != MAGIC
                || (version != 2 && version != 3)
                || Integer.toUnsignedLong(file.intAt(COUNT_AT)) != index.count()
                || !Arrays.equals(checksum, index.packChecksum())) {
            throw new DamagedObjectException(file.path() + " is no pack, or not the one of its index");
        }
    }

    boolean holds(byte[] id) throws IOException {
        return index.find(id) != PackIndex.ABSENT;
    }

    /**
     * The object, at most so many bytes of it.
     *
     * @return empty when it is not here
     * @throws java.io.FileNotFoundException when the pack is gone by now
     * @throws DamagedObjectException also when it is not the pack of its index
     */
    Optional<StoredObject> read(byte[] id, int limit) throws IOException {
        long place = index.find(id);
        return place == PackIndex.ABSENT ? Optional.empty() : Optional.of(at(place, limit));
    }

    private StoredObject at(long place, int limit) throws IOException {
        PackEntry entry = entry(place);
        if (!entry.isDelta()) {
            return read(entry, SizeLimit.of(entry.size(), limit));
        }
        byte[] changes = changes(entry);
        long size = Delta.sizeOfResult(changes);
        if (SizeLimit.isExceededBy(size)) {
            return new StoredObject(typeOf(entry), size, new byte[0]);
        }
        StoredObject whole = changed(whole(entry.base()), entry, changes);
        return whole.size() <= limit
                ? whole
                : new StoredObject(whole.type(), whole.size(), Arrays.copyOf(whole.bytes(), limit));
    }

    private ObjectType typeOf(PackEntry delta) throws IOException {
        PackEntry entry = delta;
        for (int deltas = 1; entry.isDelta(); deltas++) {
            requireEnd(deltas);
            entry = entry(entry.base());
        }
        return entry.type().orElseThrow();
    }

    /** The whole object that begins at this place, on which a delta is based. */
    private StoredObject whole(long start) throws IOException {
        Deque<PackEntry> deltas = new ArrayDeque<>();
        long place = start;
        Optional<StoredObject> base = bases.find(place);
        while (base.isEmpty()) {
            PackEntry entry = entry(place);
            if (entry.isDelta()) {
                deltas.push(entry);
                requireEnd(deltas.size() + 1);
                place = entry.base();
                base = bases.find(place);
            } else {
                base = Optional.of(read(entry, SizeLimit.whole(entry.size())));
            }
        }
        StoredObject object = base.get();
        while (!deltas.isEmpty()) {
            PackEntry next = deltas.pop();
            object = changed(object, next, changes(next));
        }
        return object;
    }

    private void requireEnd(int deltas) throws IOException {
        if (deltas > LONGEST_CHAIN) {
            throw new DamagedObjectException(path + " holds deltas of deltas without an end");
        }
    }

    private StoredObject changed(StoredObject base, PackEntry delta, byte[] changes) throws IOException {
        bases.keep(delta.base(), base);
        byte[] bytes = Delta.apply(base.bytes(), changes);
        return new StoredObject(base.type(), bytes.length, bytes);
    }

    private byte[] changes(PackEntry delta) throws IOException {
        return deflated(delta).readFully(SizeLimit.whole(delta.size()));
    }

    private StoredObject read(PackEntry entry, int wanted) throws IOException {
        ObjectType type = entry.type().orElseThrow();
        return new StoredObject(type, entry.size(), deflated(entry).readFully(wanted));
    }

    private Deflated deflated(PackEntry entry) throws IOException {
        return new Deflated(inflater, file(), entry.data());
    }

    private PackEntry entry(long place) throws IOException {
        if (place < HEADER_BYTES) {
            throw new DamagedObjectException(path + " has no entry at " + place);
        }
        return PackEntry.at(place, file(), index);
    }

    @Override
    public void close() {
        index.close();
        if (opened != null) {
            opened.close();
        }
    }
}
