package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.gate.RepositoryException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The paths that differ between two trees, in content or in mode; of a rename both sides. An entry that a broken tree
 * holds twice is compared by its place, so that neither of the two can hide the other.
 */
final class TreeDifference {

    private static final int DEEPEST = 2_048;
    private static final long LARGEST = 128L << 20;
    private static final int ENTRY_COST = 64;

    private final Function<ObjectId, byte[]> trees;
    private final Set<String> paths = new HashSet<>();
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
        difference.compare(before.orElse(null), after, "", 0);
        return difference.paths;
    }

    private void compare(@Nullable ObjectId before, @Nullable ObjectId after, String prefix, int depth) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (depth > DEEPEST) {
            throw tooLarge("a tree is nested more than " + DEEPEST + " deep");
        }
        Map<String, TreeEntry> old = entries(before);
        entries(after).forEach((key, entry) -> compare(old.remove(key), entry, prefix, depth));
        old.values().forEach(entry -> compare(entry, null, prefix, depth));
    }

    private void compare(@Nullable TreeEntry before, @Nullable TreeEntry after, String prefix, int depth) {
        if (Objects.equals(before, after)) {
            return;
        }
        ObjectId oldTree = visit(before, prefix);
        ObjectId newTree = visit(after, prefix);
        if (oldTree != null || newTree != null) {
            String name = before != null
                    ? before.name()
                    : Objects.requireNonNull(after).name();
            compare(oldTree, newTree, prefix + name + "/", depth + 1);
        }
    }

    private @Nullable ObjectId visit(@Nullable TreeEntry entry, String prefix) {
        if (entry == null) {
            return null;
        }
        if (entry.isTree()) {
            spend(ENTRY_COST);
            return entry.id();
        }
        String path = prefix + entry.name();
        spend(path.length() + ENTRY_COST);
        paths.add(path);
        return null;
    }

    private Map<String, TreeEntry> entries(@Nullable ObjectId tree) {
        Map<String, TreeEntry> entries = new LinkedHashMap<>();
        Map<String, Integer> places = new HashMap<>();
        if (tree != null) {
            for (TreeEntry entry : parse(tree)) {
                int place = places.merge(entry.name(), 1, Integer::sum);
                entries.put(place == 1 ? entry.name() : entry.name() + '\0' + place, entry);
            }
        }
        return entries;
    }

    private Iterable<TreeEntry> parse(ObjectId tree) {
        try {
            return TreeEntry.parse(trees.apply(tree));
        } catch (IllegalArgumentException e) {
            throw new RepositoryException(
                    "tree " + tree.abbreviated() + " is broken\n" + "check the repository with: git fsck", e);
        }
    }

    private void spend(int cost) {
        budget -= cost;
        if (budget < 0) {
            throw tooLarge("a commit changes too many paths");
        }
    }

    private static RepositoryException tooLarge(String what) {
        return new RepositoryException(what + "\n" + "split the change, or judge it by rules without paths");
    }
}
