package dev.countersign.core.roster;

/**
 * A rung of the site's ladder. Made by {@link Levels} only; a higher rank is a higher level.
 *
 * @param rank counted from 0, lowest first
 */
public record Level(String name, int rank) implements Comparable<Level> {

    @Override
    public int compareTo(Level other) {
        return Integer.compare(rank, other.rank);
    }

    /** Whether this level is the other one or higher. */
    public boolean isAtLeast(Level other) {
        return rank >= other.rank;
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Level that && rank == that.rank && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
