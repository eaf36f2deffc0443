package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.commit.ObjectType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks up notes in the tree of a notes ref: a blob named by the id of what it is about, whose first digits may be
 * those of folders, two each (git-notes(1), notes.c). Whatever cannot be read is passed over.
 */
final class NoteTree {

    private static final int LARGEST_NOTE = 64 << 10;
    private static final int LARGEST_TREE = 8 << 20;
    private static final int FOLDER_DIGITS = 2;

    private final ObjectStore store;

    NoteTree(ObjectStore store) {
        this.store = store;
    }

    /** The texts about an object that the notes commit holds. */
    List<String> find(ObjectId notes, ObjectId about) {
        List<String> texts = new ArrayList<>();
        treeOf(notes).ifPresent(tree -> collect(tree, about.hex(), texts));
        return texts;
    }

    private Optional<ObjectId> treeOf(ObjectId commit) {
        return read(commit, ObjectType.COMMIT, LARGEST_TREE).flatMap(TreeEntry::treeOfCommit);
    }

    private void collect(ObjectId tree, String rest, List<String> texts) {
        for (TreeEntry entry : entries(tree)) {
            if (entry.isTree() && entry.name().length() == FOLDER_DIGITS && rest.startsWith(entry.name())) {
                collect(entry.id(), rest.substring(FOLDER_DIGITS), texts);
            } else if (entry.name().equals(rest)) {
                text(entry.id()).ifPresent(texts::add);
            }
        }
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
