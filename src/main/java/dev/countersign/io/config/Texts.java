package dev.countersign.io.config;

import dev.countersign.io.yaml.YamlMapping;
import dev.countersign.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What policy and roster both ask of their values. */
final class Texts {

    private static final int VERSION = 1;

    private Texts() {}

    /** Takes {@code version} and refuses all but the one that this program knows. */
    static void checkVersion(YamlMapping file) {
        YamlNode version = file.required("version");
        version.asInt(1, Integer.MAX_VALUE)
                .filter(number -> number != VERSION)
                .ifPresent(number -> version.report(
                        "'version' " + number + " is not known to this program; it knows version " + VERSION));
    }

    /** Text without blanks at either end. */
    static Optional<String> trimmed(YamlNode node) {
        Optional<String> text = node.asText();
        if (text.isPresent() && !text.get().strip().equals(text.get())) {
            node.report(node.name() + " starts or ends with a blank");
            return Optional.empty();
        }
        return text;
    }

    /** A list with at least one entry. */
    static List<YamlNode> someOf(YamlNode list, String otherwise) {
        if (list.isSequence() && list.items().isEmpty()) {
            list.report(list.name() + " is empty; " + otherwise);
        }
        return list.items();
    }

    /** The texts of those entries that are texts. */
    static List<String> allOf(List<YamlNode> items) {
        List<String> texts = new ArrayList<>(items.size());
        for (YamlNode item : items) {
            trimmed(item).ifPresent(texts::add);
        }
        return texts;
    }
}
