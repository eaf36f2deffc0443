package dev.countersign.io.yaml;

import java.util.List;

/** A list. */
final class YamlSequence extends YamlNode {

    private final List<YamlNode> items;

    YamlSequence(YamlSource source, String name, int line, int column, List<YamlNode> items) {
        super(source, name, line, column);
        this.items = List.copyOf(items);
    }

    /** How messages call each entry of a list that they call so. */
    static String nameOfEntry(String list) {
        return "an entry of " + list;
    }

    @Override
    public List<YamlNode> items() {
        return items;
    }

    @Override
    public boolean isSequence() {
        return true;
    }

    @Override
    String what() {
        return "a list";
    }

    @Override
    void reportUntaken() {
        items.forEach(YamlNode::reportUntaken);
    }
}
