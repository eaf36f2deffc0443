package dev.countersign.io.yaml;

import static dev.countersign.io.yaml.OrdinaryText.NONE;
import static dev.countersign.io.yaml.OrdinaryText.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the part of YAML in which configuration is written as a rule, at a fraction of the time that all of YAML takes:
 * mappings and lists in block and flow style, plain texts, and texts in quotes without escapes, each on one line. What
 * is written otherwise, and what is wrong, is left to {@link WholeYaml}. What is read here, that would read the same.
 */
final class OrdinaryYaml {

    private final YamlSource source;
    private final OrdinaryText text;
    private final Map<String, String> names = new HashMap<>();

    private OrdinaryYaml(YamlSource source, OrdinaryText text) {
        this.source = source;
        this.text = text;
    }

    /** The root of the document, if all of it is written in this way and has no fault that can be seen here. */
    static Optional<YamlNode> read(YamlSource source, YamlText text) {
        try {
            return Optional.of(new OrdinaryYaml(source, new OrdinaryText(text.text())).document());
        } catch (OrdinaryText.NotOrdinary other) {
            return Optional.empty();
        }
    }

    private YamlNode document() {
        require(text.indent() == 0);
        YamlNode root = mapping("the file", 0, 1);
        require(text.indent() == NONE);
        return root;
    }

    /** A mapping in block style whose keys stand this far in, the first of them here. */
    private YamlNode mapping(String name, int in, int depth) {
        require(depth <= WholeYaml.DEEPEST);
        int line = text.line();
        int column = text.column();
        Fields fields = new Fields();
        do {
            int keyLine = text.line();
            int keyColumn = text.column();
            String key = text.key();
            fields.add(key, keyLine, keyColumn, valueOf(key, in, depth));
        } while (text.indent() == in && !text.isDash());
        return new YamlMapping(source, name, line, column, fields.list);
    }

    /** What stands behind a key and its colon, in the same line or below it. */
    private YamlNode valueOf(String key, int in, int depth) {
        String name = nameOf(key);
        text.skipBlanks();
        if (!text.isEndOfContent()) {
            return inLine(name, in, depth);
        }
        text.nextContent();
        if (text.isDash() && text.indent() >= in) {
            return sequence(name, text.indent(), depth + 1);
        }
        require(text.indent() > in);
        return mapping(name, text.indent(), depth + 1);
    }

    /** A list in block style whose dashes stand this far in, the first of them here. */
    private YamlNode sequence(String name, int in, int depth) {
        require(depth <= WholeYaml.DEEPEST);
        int line = text.line();
        int column = text.column();
        String entry = YamlSequence.nameOfEntry(name);
        List<YamlNode> items = new ArrayList<>();
        do {
            text.pass();
            text.skipBlanks();
            require(!text.isEndOfContent());
            items.add(text.isKey() ? mapping(entry, text.column() - 1, depth + 1) : inLine(entry, in, depth));
        } while (text.indent() == in && text.isDash());
        return new YamlSequence(source, name, line, column, items);
    }

    /** A value that starts in this line, and below which nothing goes on that stands further in than this. */
    private YamlNode inLine(String name, int in, int depth) {
        YamlNode value = value(name, in, depth, false);
        text.skipBlanks();
        require(text.isEndOfContent());
        text.nextContent();
        require(text.indent() <= in);
        return value;
    }

    private YamlNode value(String name, int in, int depth, boolean inFlow) {
        if (text.isAt('[')) {
            return flowSequence(name, in, depth + 1);
        }
        if (text.isAt('{')) {
            return flowMapping(name, in, depth + 1);
        }
        int column = text.column();
        if (text.isAt('\'') || text.isAt('"')) {
            return new YamlScalar(source, name, text.line(), column, text.quoted(), false);
        }
        String plain = text.plain(inFlow);
        require(!YamlScalar.isNull(plain));
        return new YamlScalar(source, name, text.line(), column, plain, true);
    }

    private YamlNode flowSequence(String name, int in, int depth) {
        require(depth <= WholeYaml.DEEPEST);
        int line = text.line();
        int column = text.column();
        String entry = YamlSequence.nameOfEntry(name);
        List<YamlNode> items = new ArrayList<>();
        text.pass();
        text.skipSpace(in);
        while (!text.isAt(']')) {
            items.add(value(entry, in, depth, true));
            endEntry(']', in);
        }
        text.pass();
        return new YamlSequence(source, name, line, column, items);
    }

    private YamlNode flowMapping(String name, int in, int depth) {
        require(depth <= WholeYaml.DEEPEST);
        int line = text.line();
        int column = text.column();
        Fields fields = new Fields();
        text.pass();
        text.skipSpace(in);
        while (!text.isAt('}')) {
            int keyLine = text.line();
            int keyColumn = text.column();
            String key = text.key();
            text.skipBlanks();
            require(!text.isEndOfContent());
            fields.add(key, keyLine, keyColumn, value(nameOf(key), in, depth, true));
            endEntry('}', in);
        }
        text.pass();
        return new YamlMapping(source, name, line, column, fields.list);
    }

    /** Goes to the bracket that closes, or over a comma to the next entry, which must be there. */
    private void endEntry(char closing, int in) {
        text.skipSpace(in);
        if (!text.isAt(closing)) {
            require(text.isAt(','));
            text.pass();
            text.skipSpace(in);
            require(!text.isAt(closing));
        }
    }

    /** One object for all the places where a key stands. */
    private String nameOf(String key) {
        return names.computeIfAbsent(key, Quoted::of);
    }

    /** The fields of a mapping, no two with the same key. */
    private static final class Fields {

        private final List<YamlMapping.Field> list = new ArrayList<>(6);
        private final Set<String> keys = new HashSet<>();

        void add(String key, int line, int column, YamlNode value) {
            require(keys.add(key));
            list.add(new YamlMapping.Field(key, line, column, value));
        }
    }
}
