package dev.countersign.io.objects;

import dev.countersign.core.commit.ObjectType;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.zip.Inflater;

/** Many objects in one file, of which many are told by what differs from others of it (gitformat-pack(5)). */
final class Pack implements Closeable {

    private static final String INDEX_SUFFIX = ".idx";
    private static final String PACK_SUFFIX = ".pack";
    private static final int MAGIC = 0x5041434b;
    private static final int COUNT_AT = 2 * Integer.BYTES;
    private static final int HEADER_BYTES = 3 * Integer.BYTES;

    /** Git makes no longer ones (git-pack-objects(1), --depth). */
    private static final int LONGEST_CHAIN = 4095;

    private final PackIndex index;
    private final PagedFile file;
    private final Inflater inflater;
    private final DeltaBases bases = new DeltaBases();

    private Pack(PackIndex index, PagedFile file, Inflater inflater) {
        this.index = index;
        this.file = file;
        this.inflater = inflater;
    }

    /** Whether a file in the folder for packs is an index, beside which a pack should be. */
    static boolean isIndex(String name) {
        return name.endsWith(INDEX_SUFFIX);
    }

    /**
     * Opens a pack and its index.
     *
     * @throws java.io.FileNotFoundException when one is not there: git deletes packs that it has repacked
     * @throws DamagedObjectException when they do not belong together
     */
    static Pack open(File indexFile, Inflater inflater) throws IOException {
        String path = indexFile.getPath();
        PackIndex index = PackIndex.open(indexFile);
        try {
            PagedFile file =
                    new PagedFile(new File(path.substring(0, path.length() - INDEX_SUFFIX.length()) + PACK_SUFFIX));
            try {
                requireFit(index, file);
                return new Pack(index, file, inflater);
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            index.close();
            throw e;
        }
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
        StoredObject whole = resolved(entry);
        return whole.size() <= limit
                ? whole
                : new StoredObject(whole.type(), whole.size(), Arrays.copyOf(whole.bytes(), limit));
    }

    private StoredObject resolved(PackEntry delta) throws IOException {
        Deque<PackEntry> deltas = new ArrayDeque<>();
        PackEntry entry = delta;
        Optional<StoredObject> base = Optional.empty();
        while (entry.isDelta() && base.isEmpty()) {
            if (deltas.size() >= LONGEST_CHAIN) {
                throw new DamagedObjectException(file.path() + " holds deltas of deltas without an end");
            }
            deltas.push(entry);
            base = bases.find(entry.base());
            if (base.isEmpty()) {
                entry = entry(entry.base());
            }
        }
        StoredObject object = base.isPresent() ? base.get() : read(entry, SizeLimit.whole(entry.size()));
        while (!deltas.isEmpty()) {
            PackEntry next = deltas.pop();
            bases.keep(next.base(), object);
            byte[] changes = deflated(next).readFully(SizeLimit.whole(next.size()));
            byte[] bytes = Delta.apply(object.bytes(), changes);
            object = new StoredObject(object.type(), bytes.length, bytes);
        }
        return object;
    }

    private StoredObject read(PackEntry entry, int wanted) throws IOException {
        ObjectType type = entry.type().orElseThrow();
        return new StoredObject(type, entry.size(), deflated(entry).readFully(wanted));
    }

    private Deflated deflated(PackEntry entry) {
        return new Deflated(inflater, file, entry.data());
    }

    private PackEntry entry(long place) throws IOException {
        if (place < HEADER_BYTES) {
            throw new DamagedObjectException(file.path() + " has no entry at " + place);
        }
        return PackEntry.at(place, file, index);
    }

    @Override
    public void close() {
        index.close();
        file.close();
    }
}
