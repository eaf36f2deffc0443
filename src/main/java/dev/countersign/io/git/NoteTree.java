package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.commit.ObjectType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up notes in the tree of a notes ref: a blob named by the id of what it is about, whose first digits may be
 * those of folders, two each (git-notes(1), notes.c). Whatever cannot be read is passed over.
 */
final class NoteTree {

    private static final int LARGEST_NOTE = 64 << 10;
    private static final int LARGEST_TREE = 8 << 20;
    private static final int FOLDER_DIGITS = 2;

    /**
     * Git makes a folder level for every 256 times as many notes. Who goes deeper than four does not sort notes, but
     * makes one stand for commits that are yet to come.
     */
    private static final int DEEPEST = 4;

    private final ObjectStore store;

    NoteTree(ObjectStore store) {
        this.store = store;
    }

    /** The texts about an object that the notes commit holds. */
    List<String> find(ObjectId notes, ObjectId about) {
        Set<ObjectId> found = new LinkedHashSet<>();
        Set<ObjectId> trees = treeOf(notes).map(Set::of).orElse(Set.of());
        for (int depth = 0; depth <= DEEPEST; depth++) {
            trees = search(trees, about.hex().substring(depth * FOLDER_DIGITS), found);
        }
        return found.stream().flatMap(note -> text(note).stream()).toList();
    }

    /**
     * Looks for notes of this name; a tree that is named many times is read once.
     *
     * @return the folders that may hold more
     */
    private Set<ObjectId> search(Set<ObjectId> trees, String name, Set<ObjectId> found) {
        Set<ObjectId> folders = new LinkedHashSet<>();
        for (ObjectId tree : trees) {
            for (TreeEntry entry : entries(tree)) {
                if (entry.name().equals(name)) {
                    found.add(entry.id());
                } else if (entry.isTree() && entry.name().length() == FOLDER_DIGITS && name.startsWith(entry.name())) {
                    folders.add(entry.id());
                }
            }
        }
        return folders;
    }

    private Optional<ObjectId> treeOf(ObjectId commit) {
        return read(commit, ObjectType.COMMIT, LARGEST_TREE).flatMap(TreeEntry::treeOfCommit);
    }

    private List<TreeEntry> entries(ObjectId tree) {
        try {
            return read(tree, ObjectType.TREE, LARGEST_TREE)
                    .map(TreeEntry::parse)
                    .orElse(List.of());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private Optional<String> text(ObjectId blob) {
        return store.peek(blob, LARGEST_NOTE)
                .filter(object -> object.type() == ObjectType.BLOB)
                .map(object -> new String(object.bytes(), StandardCharsets.UTF_8));
    }

    private Optional<byte[]> read(ObjectId id, ObjectType type, int limit) {
        return store.peek(id, limit)
                .filter(object -> object.type() == type && !object.exceedsLimit())
                .map(StoredObject::bytes);
    }
}
