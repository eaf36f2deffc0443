package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.gate.RepositoryException;
import dev.countersign.io.objects.ObjectFolder;
import dev.countersign.io.objects.StoredObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects that a judgement may read: those that were there before the push, and those of the push itself. Reads
 * them as they are stored; replacements, grafts and commit graphs mean nothing here.
 */
final class ObjectStore implements AutoCloseable {

    private static final int SHA1_DIGITS = 40;

    private final List<ObjectFolder> before;
    private final List<ObjectFolder> all;
    private final RecentObjects recent = new RecentObjects();

    private ObjectStore(List<ObjectFolder> before, List<ObjectFolder> all) {
        this.before = before;
        this.all = all;
    }

    /**
     * Opens object directories; those that they borrow from by {@code info/alternates} come with them. What a push
     * brings is looked for first where git put it and looks first (githooks(5), pre-receive): in its quarantine.
     */
    static ObjectStore open(List<Path> before, Optional<Path> quarantine) {
        List<ObjectFolder> old =
                Alternates.with(before).stream().map(ObjectFolder::new).toList();
        List<ObjectFolder> all = new ArrayList<>();
        quarantine.map(ObjectFolder::new).ifPresent(all::add);
        all.addAll(old);
        return new ObjectStore(old, List.copyOf(all));
    }

    /**
     * Whether the object was there before the push.
     *
     * @throws RepositoryException when that cannot be told
     */
    boolean heldBefore(ObjectId id) {
        return isOfThisKind(id) && (isIn(before, id) || (refreshOutdated() && isIn(before, id)));
    }

    private static boolean isIn(List<ObjectFolder> folders, ObjectId id) {
        return first(folders, id, folder -> folder.holds(id) ? Optional.of(id) : Optional.empty())
                .isPresent();
    }

    private boolean refreshOutdated() {
        List<ObjectFolder> outdated =
                before.stream().filter(ObjectFolder::isOutdated).toList();
        outdated.forEach(ObjectFolder::refresh);
        return !outdated.isEmpty();
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
        Optional<StoredObject> known = recent.find(id, limit);
        if (known.isPresent()) {
            return known;
        }
        Optional<StoredObject> found = search(id, limit);
        found.ifPresent(object -> recent.keep(id, object));
        return found;
    }

    private Optional<StoredObject> search(ObjectId id, int limit) {
        try {
            Optional<StoredObject> found = look(id, limit);
            if (found.isPresent()) {
                return found;
            }
        } catch (RepositoryException perhapsRepacked) {
            // the second look tells
        }
        all.forEach(ObjectFolder::refresh);
        return look(id, limit);
    }

    private Optional<StoredObject> look(ObjectId id, int limit) {
        return first(all, id, folder -> folder.read(id, limit));
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
        all.forEach(ObjectFolder::close);
    }

    private interface Look<T> {
        Optional<T> at(ObjectFolder folder) throws IOException;
    }

    private static <T> Optional<T> first(List<ObjectFolder> folders, ObjectId id, Look<T> look) {
        IOException trouble = null;
        for (ObjectFolder folder : folders) {
            try {
                Optional<T> found = look.at(folder);
                if (found.isPresent()) {
                    return found;
                }
            } catch (IOException e) {
                trouble = e;
            }
        }
        if (trouble != null) {
            throw unreadable(id, trouble);
        }
        return Optional.empty();
    }

    private static RepositoryException unreadable(ObjectId id, IOException e) {
        return new RepositoryException(
                "object " + id.abbreviated() + " cannot be read\n" + "check the repository with: git fsck", e);
    }

    private static boolean isOfThisKind(ObjectId id) {
        return id.hex().length() == SHA1_DIGITS && !id.isZero();
    }
}
