package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.commit.ObjectType;
import dev.countersign.io.objects.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks up notes in the tree of a notes ref: a blob named by the id of what it is about, whose first digits may be
 * those of folders, two each (git-notes(1), notes.c). Whatever cannot be read is passed over.
 */
final class NoteTree {

    private static final int LARGEST_COMMIT = 1 << 20;
    private static final int MOST_TREE_BYTES = 8 << 20;
    private static final int MORE_BYTES_A_LOOKUP = 16 << 10;
    private static final int MOST_TREES = 64;
    private static final int MOST_TEXTS = 16;
    private static final int FOLDER_DIGITS = 2;

    /**
     * Git makes a folder level for every 256 times as many notes. Who goes deeper than four does not sort notes, but
     * makes one stand for commits that are yet to come.
     */
    private static final int DEEPEST = 4;

    private final ObjectStore store;
    private final Map<ObjectId, Optional<Trees>> byCommit = new HashMap<>();

    NoteTree(ObjectStore store) {
        this.store = store;
    }

    /** The texts about an object that the notes commit holds, each cut off after so many bytes. */
    List<String> find(ObjectId notes, ObjectId about, int longest) {
        return blobs(notes, about).stream()
                .flatMap(blob -> text(blob, longest).stream())
                .toList();
    }

    /** The ids of what the notes commit holds about an object. */
    List<ObjectId> blobs(ObjectId notes, ObjectId about) {
        return byCommit.computeIfAbsent(notes, this::trees).stream()
                .flatMap(trees -> trees.blobs(about.hex()).stream())
                .toList();
    }

    /** The text that such an id stands for, cut off after so many bytes; empty for what cannot be read. */
    Optional<String> text(ObjectId blob, int longest) {
        return store.peek(blob, longest)
                .filter(object -> object.type() == ObjectType.BLOB)
                .map(object -> new String(object.bytes(), StandardCharsets.UTF_8));
    }

    private Optional<Trees> trees(ObjectId commit) {
        return read(commit, ObjectType.COMMIT, LARGEST_COMMIT)
                .flatMap(TreeEntry::treeOfCommit)
                .map(Trees::new);
    }

    private Optional<byte[]> read(ObjectId id, ObjectType type, int limit) {
        return store.peek(id, limit)
                .filter(object -> object.type() == type && !object.exceedsLimit())
                .map(StoredObject::bytes);
    }

    /**
     * The trees of one notes commit. As many are kept as git itself would make of a hundred thousand notes, and so much
     * may be read at first; each lookup adds more than what git would make one look at, however many notes there are. A
     * tree may name a thousand large folders alike, and every later push looks here for each of its commits.
     */
    private final class Trees {

        private final ObjectId top;
        private final Map<ObjectId, Parsed> parsed = new LinkedHashMap<>(16, 0.75f, true);
        private int kept;
        private int budget = MOST_TREE_BYTES;

        Trees(ObjectId top) {
            this.top = top;
        }

        /** The blobs, at most so many, that stand under the digits, with any folders between them. */
        Set<ObjectId> blobs(String digits) {
            Set<ObjectId> blobs = new LinkedHashSet<>();
            budget = Math.min(MOST_TREE_BYTES, budget + MORE_BYTES_A_LOOKUP);
            Set<ObjectId> level = Set.of(top);
            int seen = 0;
            for (int depth = 0; depth <= DEEPEST; depth++) {
                String rest = digits.substring(depth * FOLDER_DIGITS);
                String folder = rest.substring(0, FOLDER_DIGITS);
                Set<ObjectId> next = new LinkedHashSet<>();
                seen += level.size();
                level.forEach(tree -> {
                    named(tree, rest).filter(entry -> !entry.isTree()).forEach(entry -> blobs.add(entry.id()));
                    named(tree, folder).filter(TreeEntry::isTree).forEach(entry -> next.add(entry.id()));
                });
                level = seen + next.size() > MOST_TREES ? Set.of() : next;
            }
            return blobs.size() > MOST_TEXTS ? Set.of() : blobs;
        }

        private Stream<TreeEntry> named(ObjectId tree, String name) {
            Parsed known = parsed.get(tree);
            if (known == null) {
                known = parse(tree);
                keep(tree, known);
            }
            return known.entries().getOrDefault(name, List.of()).stream();
        }

        private void keep(ObjectId tree, Parsed known) {
            parsed.put(tree, known);
            kept += known.bytes();
            Iterator<Parsed> longestUnused = parsed.values().iterator();
            while (kept > MOST_TREE_BYTES) {
                kept -= longestUnused.next().bytes();
                longestUnused.remove();
            }
        }

        /** What is larger than what may still be read has been read so far all the same. */
        private Parsed parse(ObjectId tree) {
            Optional<StoredObject> object = store.peek(tree, budget);
            if (object.filter(StoredObject::exceedsLimit).isPresent()) {
                budget = 0;
                return Parsed.NONE;
            }
            Optional<byte[]> bytes =
                    object.filter(found -> found.type() == ObjectType.TREE).map(StoredObject::bytes);
            int length = Parsed.LEAST_BYTES + bytes.map(found -> found.length).orElse(0);
            budget -= Math.min(budget, length);
            try {
                Map<String, List<TreeEntry>> entries = bytes.map(TreeEntry::parse).orElse(List.of()).stream()
                        .collect(Collectors.groupingBy(TreeEntry::name));
                return new Parsed(entries, length);
            } catch (IllegalArgumentException e) {
                return new Parsed(Map.of(), length);
            }
        }
    }

    /** A tree by names, and how long it is. */
    private record Parsed(Map<String, List<TreeEntry>> entries, int bytes) {

        static final int LEAST_BYTES = 64;
        static final Parsed NONE = new Parsed(Map.of(), LEAST_BYTES);
    }
}
