package dev.countersign.io.objects;

import dev.countersign.core.commit.ObjectId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;

/**
 * One object directory (gitrepository-layout(5), {@code objects}): loose objects and packs of SHA-1, without those that
 * it borrows from, and without what git keeps beside them to be faster. Every object that is read as a whole is held
 * against its id. Where git has several copies of an object, one that is damaged does no harm. Not for use by several
 * threads at a time.
 */
public final class ObjectFolder implements Closeable {

    /** What Java says of a file that is not there (File#lastModified). */
    private static final long NEVER = 0;

    private final Path packFolder;
    private final Inflater inflater = new Inflater();
    private final ObjectHash hash = new ObjectHash();

    /** Those of use last come first. */
    private final List<Place> places = new ArrayList<>();

    private final List<ListedPack> packs = new ArrayList<>();

    private boolean isListed;
    private long listedAt;

    /** An object directory; one that is not there holds nothing. */
    public ObjectFolder(Path path) {
        this.packFolder = path.resolve("pack");
        places.add(new LooseObjects(path.toFile(), inflater));
    }

    /**
     * Whether it holds the object.
     *
     * @throws IOException when that cannot be told
     */
    public boolean holds(ObjectId id) throws IOException {
        return first(place -> place.holds(id) ? Optional.of(id) : Optional.empty())
                .isPresent();
    }

    /**
     * The object, at most {@code limit} bytes of it; of one with more than 64 MiB that is stored as a delta, none.
     *
     * @return empty when it is not here
     * @throws IOException when it is not, as far as can be told: when no copy of it can be read, when more than 64 MiB
     *     would have to be, or when a pack cannot be searched
     */
    public Optional<StoredObject> read(ObjectId id, int limit) throws IOException {
        return first(place -> verified(id, place.read(id, limit)));
    }

    private Optional<StoredObject> verified(ObjectId id, Optional<StoredObject> read) throws IOException {
        if (read.isPresent()
                && !read.get().exceedsLimit()
                && !hash.of(read.get()).equals(id.hex())) {
            throw new DamagedObjectException("what is stored as " + id + " is another object");
        }
        return read;
    }

    private interface Look<T> {
        Optional<T> at(Place place) throws IOException;
    }

    private <T> Optional<T> first(Look<T> look) throws IOException {
        List<IOException> troubles = new ArrayList<>();
        for (int i = 0; i < places.size() || listPacks(); i++) {
            Place place = places.get(i);
            Optional<T> found = at(place, look, troubles);
            if (found.isPresent()) {
                places.remove(i);
                places.add(0, place);
                return found;
            }
        }
        if (!troubles.isEmpty()) {
            throw troubles.get(0);
        }
        return Optional.empty();
    }

    private static <T> Optional<T> at(Place place, Look<T> look, List<IOException> troubles) {
        try {
            return look.at(place);
        } catch (IOException e) {
            troubles.add(e);
            return Optional.empty();
        }
    }

    /** Looks for packs, once; tells whether there are more places then. */
    private boolean listPacks() throws IOException {
        if (isListed) {
            return false;
        }
        listedAt = packFolder.toFile().lastModified();
        if (listedAt == NEVER && Absence.isCertainOf(packFolder.toFile())) {
            isListed = true;
            return false;
        }
        List<ListedPack> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(packFolder)) {
            for (Path file : files) {
                if (Pack.isIndex(file.toString())) {
                    found.add(new ListedPack(file.toFile(), inflater));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException none) {
            // then there are no packs
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        packs.addAll(found);
        places.addAll(found);
        isListed = true;
        return !found.isEmpty();
    }

    /** Whether packs have come or gone since they were looked at. */
    public boolean isOutdated() {
        return isListed && packFolder.toFile().lastModified() != listedAt;
    }

    /** Looks at the files anew: git may have repacked. */
    public void refresh() {
        isListed = false;
        packs.forEach(ListedPack::close);
        places.removeAll(packs);
        packs.clear();
    }

    @Override
    public void close() {
        refresh();
        inflater.end();
    }
}
