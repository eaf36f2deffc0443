package dev.countersign.io.yaml;

/**
 * Where something stands in a file.
 *
 * @param file as the reader of a message should see it
 * @param line counted from 1
 * @param column in characters, counted from 1
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
        int files = file.compareTo(other.file);
        int lines = files == 0 ? Integer.compare(line, other.line) : files;
        return lines == 0 ? Integer.compare(column, other.column) : lines;
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
