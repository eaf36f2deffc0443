package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.gate.RepositoryException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The paths that differ between two trees, in content or in mode; of a rename both sides. An entry that a broken tree
 * holds twice is compared by its place, so that neither of the two can hide the other.
 */
final class TreeDifference {

    private static final long LARGEST = 64L << 20;
    private static final int ENTRY_COST = 64;

    private final Function<ObjectId, byte[]> trees;
    private final Set<String> paths = new HashSet<>();
    private final Deque<Folder> open = new ArrayDeque<>();
    private long budget = LARGEST;

    private TreeDifference(Function<ObjectId, byte[]> trees) {
        this.trees = trees;
    }

    /**
     * Compares two trees.
     *
     * @param before empty to get every path
     * @param trees reads a tree object
     * @throws RepositoryException when the difference is too large to hold, or a tree is broken
     */
    static Set<String> between(Optional<ObjectId> before, ObjectId after, Function<ObjectId, byte[]> trees) {
        TreeDifference difference = new TreeDifference(trees);
        difference.open.push(new Folder("", before, Optional.of(after)));
        while (!difference.open.isEmpty()) {
            difference.compare(difference.open.pop());
        }
        return difference.paths;
    }

    private void compare(Folder folder) {
        if (folder.before.equals(folder.after)) {
            return;
        }
        Map<String, TreeEntry> old = entries(folder.before);
        entries(folder.after).forEach((key, entry) -> {
            Optional<TreeEntry> counterpart = Optional.ofNullable(old.remove(key));
            if (!counterpart.equals(Optional.of(entry))) {
                differ(folder.path + entry.name(), counterpart, Optional.of(entry));
            }
        });
        old.values().forEach(entry -> differ(folder.path + entry.name(), Optional.of(entry), Optional.empty()));
    }

    private void differ(String path, Optional<TreeEntry> before, Optional<TreeEntry> after) {
        budget -= path.length() + ENTRY_COST;
        if (budget < 0) {
            throw new RepositoryException(
                    "a commit changes too many paths\n" + "split the change, or judge it by rules without paths");
        }
        Optional<ObjectId> oldTree = before.filter(TreeEntry::isTree).map(TreeEntry::id);
        Optional<ObjectId> newTree = after.filter(TreeEntry::isTree).map(TreeEntry::id);
        if (oldTree.isPresent() || newTree.isPresent()) {
            open.push(new Folder(path + "/", oldTree, newTree));
        }
        if ((before.isPresent() && oldTree.isEmpty()) || (after.isPresent() && newTree.isEmpty())) {
            paths.add(path);
        }
    }

    private Map<String, TreeEntry> entries(Optional<ObjectId> tree) {
        Map<String, TreeEntry> entries = new LinkedHashMap<>();
        Map<String, Integer> places = new HashMap<>();
        for (TreeEntry entry : tree.map(this::parse).orElse(List.of())) {
            int place = places.merge(entry.name(), 1, Integer::sum);
            entries.put(place == 1 ? entry.name() : entry.name() + '\0' + place, entry);
        }
        return entries;
    }

    private List<TreeEntry> parse(ObjectId tree) {
        return TreeEntry.parse(tree, trees.apply(tree));
    }

    private record Folder(String path, Optional<ObjectId> before, Optional<ObjectId> after) {}
}
