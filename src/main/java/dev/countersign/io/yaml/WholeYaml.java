package dev.countersign.io.yaml;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.JacksonYAMLParseException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;
import tools.jackson.dataformat.yaml.YAMLReadFeature;

/** Reads all that YAML may be written in, and says what is wrong. */
final class WholeYaml {

    /** How deep mappings and lists may lie in each other. */
    static final int DEEPEST = 32;

    private static final int LARGEST = 64 << 20;
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .disable(YAMLReadFeature.EMPTY_STRING_AS_NULL)
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .loadSettings(LoadSettings.builder()
                    .setCodePointLimit(LARGEST)
                    .setAllowDuplicateKeys(true) // so that they are found here, with their places
                    .build())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LARGEST)
                    .maxDocumentLength(LARGEST)
                    .build())
            .build();

    private final YamlSource source;
    private final YamlText text;
    private final YAMLParser parser;
    private final YamlFaults faults;
    private final Map<String, Key> keys = new HashMap<>();

    private WholeYaml(YamlSource source, YamlText text, YAMLParser parser) {
        this.source = source;
        this.text = text;
        this.parser = parser;
        this.faults = new YamlFaults(source, text);
    }

    /** The root of the document. What is wrong is noted; where nothing can be read, nothing can be taken from it. */
    static YamlNode read(YamlSource source, YamlText text) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), reader(text))) {
            return new WholeYaml(source, text, parser).read();
        }
    }

    /**
     * The library's buffer has no room for the second half of a character (JLS 3.1) whose first half fills it up, so
     * one place of it stays free.
     */
    private static Reader reader(YamlText text) {
        return new StringReader(text.text()) {
            @Override
            public int read(char[] to, int from, int length) throws IOException {
                return super.read(to, from, length > 1 ? length - 1 : length);
            }
        };
    }

    private YamlNode read() {
        try {
            return document();
        } catch (JacksonException noYaml) {
            Problem problem = SyntaxError.of(noYaml, source.file(), text);
            boolean follows = faults.any() && !(noYaml instanceof JacksonYAMLParseException);
            return follows
                    ? new YamlFault(source, "the file", 1, 1)
                    : faults.note(
                            "the file",
                            problem.message(),
                            problem.place().line(),
                            problem.place().column());
        }
    }

    private YamlNode document() {
        faults.noteDirectives();
        JsonToken first = parser.nextToken();
        if (first == null) {
            return faults.note("the file", "the file is empty", 1, 1);
        }
        YamlNode root = value(first, "the file", 0);
        if (parser.nextToken() != null) {
            TokenStreamLocation place = parser.currentTokenLocation();
            faults.note(
                    "the file", "a second document starts here; a file holds one", place.getLineNr(), column(place));
        }
        return root;
    }

    private YamlNode value(JsonToken token, String name, int depth) {
        TokenStreamLocation place = parser.currentTokenLocation();
        int line = place.getLineNr();
        int column = column(place);
        boolean refused = faults.noteUnsupported(parser, name, line, column);
        YamlNode value = switch (token) {
            case START_OBJECT -> mapping(name, line, column, depth + 1);
            case START_ARRAY -> sequence(name, line, column, depth + 1);
            default -> scalar(name, line, column, refused);
        };
        return refused ? new YamlFault(source, name, line, column) : value;
    }

    private YamlNode mapping(String name, int line, int column, int depth) {
        if (depth > DEEPEST) {
            return tooDeep(name, line, column);
        }
        List<YamlMapping.Field> fields = new ArrayList<>(6);
        Set<String> seen = new HashSet<>();
        while (next() != JsonToken.END_OBJECT) {
            TokenStreamLocation place = parser.currentTokenLocation();
            Key key = keys.computeIfAbsent(parser.currentName(), Key::of);
            boolean usable = !faults.noteUnusableKey(key.text, place.getLineNr(), column(place), seen);
            YamlNode value = value(next(), key.quoted, depth);
            if (usable) {
                fields.add(new YamlMapping.Field(key.text, place.getLineNr(), column(place), value));
            }
        }
        return new YamlMapping(source, name, line, column, fields);
    }

    private YamlNode sequence(String name, int line, int column, int depth) {
        if (depth > DEEPEST) {
            return tooDeep(name, line, column);
        }
        String entry = YamlSequence.nameOfEntry(name);
        List<YamlNode> items = new ArrayList<>();
        JsonToken token = next();
        while (token != JsonToken.END_ARRAY) {
            items.add(value(token, entry, depth));
            token = next();
        }
        return new YamlSequence(source, name, line, column, items);
    }

    private YamlNode scalar(String name, int line, int column, boolean refused) {
        String value = parser.getString();
        boolean plain = "'\"|>".indexOf(text.at(line, column)) < 0;
        if (!refused && plain && value.isEmpty()) {
            return faults.note(name, name + " is missing a value", line, column);
        }
        if (!refused && plain && YamlScalar.isNull(value)) {
            return faults.note(
                    name, name + " has no value; if the text " + value + " is meant, quote it", line, column);
        }
        return new YamlScalar(source, name, line, column, value, plain);
    }

    private YamlNode tooDeep(String name, int line, int column) {
        YamlNode fault = faults.note(name, "nested deeper than " + DEEPEST + " levels", line, column);
        int open = 1;
        while (open > 0) {
            JsonToken token = next();
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return fault;
    }

    private JsonToken next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IllegalStateException("a document of YAML ended inside a collection");
        }
        return token;
    }

    private static int column(TokenStreamLocation place) {
        return place.getColumnNr();
    }

    /** One object for all the places where a key stands. */
    private record Key(String text, String quoted) {

        static Key of(String text) {
            return new Key(text, Quoted.of(text));
        }
    }
}
