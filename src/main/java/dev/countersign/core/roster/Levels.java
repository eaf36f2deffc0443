package dev.countersign.core.roster;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The site's ladder of levels, lowest first; at least one, no name twice. */
public final class Levels {

    private final List<Level> ladder;

    private Levels(List<Level> ladder) {
        this.ladder = ladder;
    }

    /**
     * The ladder with these rungs, lowest first.
     *
     * @throws IllegalArgumentException when there is none, or a name stands twice
     */
    public static Levels of(List<String> names) {
        if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("levels need names, each once: " + names);
        }
        return new Levels(IntStream.range(0, names.size())
                .mapToObj(rank -> new Level(names.get(rank), rank))
                .toList());
    }

    /** The level of this name, exactly as written. */
    public Optional<Level> named(String name) {
        return ladder.stream().filter(level -> level.name().equals(name)).findFirst();
    }

    /** All levels, lowest first. */
    public List<Level> all() {
        return ladder;
    }

    /** The names of all levels, lowest first. */
    public List<String> names() {
        return ladder.stream().map(Level::name).toList();
    }
}
