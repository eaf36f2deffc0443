package dev.countersign.core.commit;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The paths that a commit changes against its first parent: of a root commit every path, of a rename both sides, of a
 * merge also what it drops of another parent's changes. They are costly to read, so a judgement that needs none leaves
 * them {@linkplain #unread() unread}.
 */
public final class ChangedPaths {

    private static final ChangedPaths UNREAD = new ChangedPaths(Optional.empty());

    private final Optional<Set<String>> paths;

    private ChangedPaths(Optional<Set<String>> paths) {
        this.paths = paths;
    }

    /** These paths; with slashes, from the top of the tree. */
    public static ChangedPaths of(Collection<String> paths) {
        return new ChangedPaths(Optional.of(Set.copyOf(paths)));
    }

    /** Paths that nobody has read; asking them anything is a mistake in the program. */
    public static ChangedPaths unread() {
        return UNREAD;
    }

    /**
     * Whether at least one path matches.
     *
     * @throws IllegalStateException when the paths were not read
     */
    public boolean anyMatch(Predicate<String> glob) {
        return paths.orElseThrow(() -> new IllegalStateException("the changed paths were not read")).stream()
                .anyMatch(glob);
    }

    /** How many there are; none when they were not read. */
    public int count() {
        return paths.map(Set::size).orElse(0);
    }
}
