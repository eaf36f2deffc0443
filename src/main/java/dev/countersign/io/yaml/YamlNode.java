package dev.countersign.io.yaml;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value in a YAML file that knows its place. Asking for what it is not notes a problem and answers with nothing, so
 * that a reader goes on and finds the next problem; nothing that was read counts until {@link Problems#throwIfAny}.
 */
public abstract sealed class YamlNode permits YamlScalar, YamlSequence, YamlMapping, YamlFault {

    private final YamlSource source;
    private final String name;
    private final int line;
    private final int column;

    YamlNode(YamlSource source, String name, int line, int column) {
        this.source = source;
        this.name = name;
        this.line = line;
        this.column = column;
    }

    /** Where the value starts. */
    public final Place place() {
        return new Place(source.file(), line, column);
    }

    /** How messages call the value: {@code 'refs'}, {@code an entry of 'refs'}, {@code the file}. */
    public final String name() {
        return name;
    }

    /** Notes a problem with this value. */
    public void report(String message) {
        source.problems().add(place(), message);
    }

    /** The value as text on one line, exactly as written; never empty. */
    public Optional<String> asText() {
        return wanted("text");
    }

    /** The value as text on one or several lines, which LF divides, exactly as written; never empty. */
    public Optional<String> asLines() {
        return wanted("text");
    }

    /** The value as a whole number within these bounds, both included. */
    public Optional<Integer> asInt(int least, int most) {
        return wanted("a whole number");
    }

    /** The value as {@code true} or {@code false}. */
    public Optional<Boolean> asBoolean() {
        return wanted("true or false");
    }

    /** The value as a day, such as {@code 2024-01-31}. */
    public Optional<LocalDate> asDate() {
        return wanted("a date such as 2024-01-31");
    }

    /** The value as one of these, each known by its word. */
    public <T> Optional<T> asOneOf(List<T> choices, Function<T, String> word) {
        return wanted("one of " + String.join(", ", choices.stream().map(word).toList()));
    }

    /** The values of a list, in order; may be empty. */
    public List<YamlNode> items() {
        wanted("a list");
        return List.of();
    }

    /** The value as a mapping; nothing can be taken from what is none. */
    public YamlMapping mapping() {
        wanted("a mapping of keys to values");
        return YamlMapping.nothing(source, name, line, column);
    }

    /** Whether the value is a mapping. */
    public boolean isMapping() {
        return false;
    }

    /** Whether the value is a list. */
    public boolean isSequence() {
        return false;
    }

    /** What the value is, for messages. */
    abstract String what();

    /** Notes keys below this value that nobody asked for. */
    abstract void reportUntaken();

    final YamlSource source() {
        return source;
    }

    final <T> Optional<T> wanted(String kind) {
        report(name + " must be " + kind + ", not " + what());
        return Optional.empty();
    }
}
