package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.commit.ObjectType;
import dev.countersign.io.objects.LastUsed;
import dev.countersign.io.objects.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Regular files in the trees of commits, as git would check them out without any conversion. */
final class TreeFiles {

    private static final int MOST_KNOWN = 64;

    private final ObjectStore store;
    private final RepositoryObjects objects;

    /**
     * What lies by which name in which tree, as it was looked for last: files lie in few folders, which may be large.
     */
    private final Map<Named, Optional<TreeEntry>> known = new LastUsed<>(MOST_KNOWN);

    TreeFiles(ObjectStore store, RepositoryObjects objects) {
        this.store = store;
        this.objects = objects;
    }

    /** The regular file at a path; empty for a link and a folder, and where a broken tree holds a name twice. */
    Optional<ObjectId> find(ObjectId commit, String path) {
        List<String> names = List.of(path.split("/", -1));
        ObjectId tree = objects.treeOf(commit);
        for (String folder : names.subList(0, names.size() - 1)) {
            Optional<ObjectId> next =
                    entry(tree, folder).filter(TreeEntry::isTree).map(TreeEntry::id);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            tree = next.get();
        }
        return entry(tree, names.get(names.size() - 1))
                .filter(TreeEntry::isRegularFile)
                .map(TreeEntry::id);
    }

    private Optional<TreeEntry> entry(ObjectId tree, String name) {
        return known.computeIfAbsent(new Named(tree, name), this::entry);
    }

    private Optional<TreeEntry> entry(Named wanted) {
        List<TreeEntry> named = TreeEntry.named(wanted.name, wanted.tree, objects.tree(wanted.tree));
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** How many bytes a file has that must be there. */
    long size(ObjectId file) {
        return blob(file, 0).size();
    }

    /** The file, at most so many bytes of it. */
    byte[] read(ObjectId file, int limit) {
        return blob(file, limit).bytes();
    }

    private StoredObject blob(ObjectId file, int limit) {
        StoredObject object = store.read(file, limit).orElseThrow(() -> RepositoryObjects.missing("file", file));
        RepositoryObjects.require(ObjectType.BLOB, file, object);
        return object;
    }

    private record Named(ObjectId tree, String name) {}
}
