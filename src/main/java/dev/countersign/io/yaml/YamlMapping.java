package dev.countersign.io.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys and values. Keys that nobody asks for are reported by {@link Problems#throwIfAny}. */
public final class YamlMapping extends YamlNode {

    private final List<Field> fields;
    private final boolean real;
    private final List<String> known = new ArrayList<>(0);
    private boolean opened;

    YamlMapping(YamlSource source, String name, int line, int column, List<Field> fields) {
        this(source, name, line, column, fields, true);
    }

    private YamlMapping(YamlSource source, String name, int line, int column, List<Field> fields, boolean real) {
        super(source, name, line, column);
        this.fields = List.copyOf(fields);
        this.real = real;
    }

    static YamlMapping nothing(YamlSource source, String name, int line, int column) {
        return new YamlMapping(source, name, line, column, List.of(), false);
    }

    /** A mapping without keys, for one that may be left out; what is wrong with it is reported at this one's place. */
    public YamlMapping absent(String key) {
        return new YamlMapping(source(), "'" + key + "'", place().line(), place().column(), List.of(), real);
    }

    /** The value under a key that must be there; its absence is noted as a problem. */
    public YamlNode required(String key) {
        return optional(key).orElseGet(() -> missing(key));
    }

    /** The value under a key that may be there. */
    public Optional<YamlNode> optional(String key) {
        if (!known.contains(key)) {
            known.add(key);
        }
        return field(key).map(Field::value);
    }

    /** All of them, in order. */
    List<Field> fields() {
        return fields;
    }

    /** Where a key stands; the mapping's own place when it is not there. */
    public Place placeOf(String key) {
        return field(key)
                .map(field -> new Place(source().file(), field.line, field.column))
                .orElseGet(this::place);
    }

    /** A loop, like others on the way of each value of a roster: there may be a million of them. */
    private Optional<Field> field(String key) {
        for (Field field : fields) {
            if (field.key.equals(key)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    @Override
    public YamlMapping mapping() {
        opened = true;
        return this;
    }

    @Override
    public boolean isMapping() {
        return true;
    }

    @Override
    String what() {
        return "a mapping";
    }

    @Override
    void reportUntaken() {
        if (!opened) {
            return;
        }
        for (Field field : fields) {
            if (known.contains(field.key)) {
                field.value.reportUntaken();
            } else {
                source().problems().add(new Place(source().file(), field.line, field.column), unknown(field.key));
            }
        }
    }

    private String unknown(String key) {
        return "unknown key " + Quoted.of(key) + Suggestion.hint(key, known);
    }

    @Override
    public void report(String message) {
        if (real) {
            super.report(message);
        }
    }

    private YamlNode missing(String key) {
        report("'" + key + "' is missing");
        return new YamlFault(source(), "'" + key + "'", place().line(), place().column());
    }

    /** A key, its place, and its value. */
    record Field(String key, int line, int column, YamlNode value) {}
}
