package dev.countersign.io.yaml;

import java.util.Comparator;

/**
 * Where something stands in a file.
 *
 * @param file as the reader of a message should see it
 * @param line counted from 1
 * @param column in characters, counted from 1
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
