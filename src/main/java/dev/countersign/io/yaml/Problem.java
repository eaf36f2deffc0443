package dev.countersign.io.yaml;

/**
 * One thing that is wrong, or doubtful, in a file.
 *
 * @param message for people, one line
 */
public record Problem(Place place, String message) implements Comparable<Problem> {

    @Override
    public int compareTo(Problem other) {
        int places = place.compareTo(other.place);
        return places == 0 ? message.compareTo(other.message) : places;
    }

    /** {@code file:line:column: message}. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
