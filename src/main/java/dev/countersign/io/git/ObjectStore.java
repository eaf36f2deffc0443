package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;

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
        GitRuntime.install();
        List<ObjectFolder> old =
                Alternates.with(before).stream().map(ObjectFolder::new).toList();
        List<ObjectFolder> all = new ArrayList<>();
        quarantine.map(ObjectFolder::new).ifPresent(all::add);
        all.addAll(old);
        return new ObjectStore(old, List.copyOf(all));
    }

    /** Whether the object was there before the push. */
    boolean heldBefore(ObjectId id) {
        return isOfThisKind(id) && before.stream().anyMatch(folder -> folder.holds(jgit(id)));
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
        Optional<StoredObject> found = known.isPresent() ? known : search(id, limit);
        found.ifPresent(object -> recent.keep(id, object));
        return found;
    }

    private Optional<StoredObject> search(ObjectId id, int limit) {
        Optional<StoredObject> first = look(id, limit);
        if (first.isPresent()) {
            return first;
        }
        all.forEach(ObjectFolder::refresh);
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
        all.forEach(ObjectFolder::close);
    }

    private Optional<StoredObject> look(ObjectId id, int limit) {
        return all.stream().flatMap(folder -> look(folder, id, limit).stream()).findFirst();
    }

    private static Optional<StoredObject> look(ObjectFolder folder, ObjectId id, int limit) {
        try {
            return Optional.of(folder.read(jgit(id), limit));
        } catch (MissingObjectException e) {
            return Optional.empty();
        } catch (IOException | LargeObjectException e) {
            throw new RepositoryException(
                    "object " + id.abbreviated() + " cannot be read\n" + "check the repository with: git fsck", e);
        }
    }

    private static boolean isOfThisKind(ObjectId id) {
        return id.hex().length() == SHA1_DIGITS && !id.isZero();
    }

    private static org.eclipse.jgit.lib.ObjectId jgit(ObjectId id) {
        return org.eclipse.jgit.lib.ObjectId.fromString(id.hex());
    }
}
