package dev.countersign.io.yaml;

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

/**
 * Reads one YAML document strictly. Refused are duplicate keys, aliases, anchors, tags, merge keys, directives, second
 * documents, empty files, keys without a value, bytes that are not UTF-8, and invisible characters: each has been read
 * by some program as something else than what the file's author saw.
 */
public final class YamlReader {

    private static final int DEEPEST = 32;
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
    private final Map<String, Key> keys = new HashMap<>();
    private boolean told;

    private YamlReader(YamlSource source, YamlText text, YAMLParser parser) {
        this.source = source;
        this.text = text;
        this.parser = parser;
    }

    /**
     * The root of the document. What is wrong is noted; where nothing can be read, nothing can be taken from the root.
     *
     * @param file the file's name for messages
     */
    public static YamlNode read(String file, byte[] bytes, Problems problems) {
        YamlSource source = new YamlSource(file, problems);
        YamlNode root = YamlText.decode(bytes, source)
                .map(text -> read(source, text))
                .orElseGet(() -> new YamlFault(source, "the file", 1, 1));
        problems.checkLater(root);
        return root;
    }

    private static YamlNode read(YamlSource source, YamlText text) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text.text())) {
            return new YamlReader(source, text, parser).read();
        }
    }

    private YamlNode read() {
        try {
            return document();
        } catch (JacksonException noYaml) {
            Problem problem = SyntaxError.of(noYaml, source.file(), text);
            boolean follows = told && !(noYaml instanceof JacksonYAMLParseException);
            return follows
                    ? new YamlFault(source, "the file", 1, 1)
                    : fault(
                            "the file",
                            problem.message(),
                            problem.place().line(),
                            problem.place().column());
        }
    }

    private YamlNode document() {
        reportDirectives();
        JsonToken first = parser.nextToken();
        if (first == null) {
            return fault("the file", "the file is empty", 1, 1);
        }
        YamlNode root = value(first, "the file", 0);
        if (parser.nextToken() != null) {
            TokenStreamLocation place = parser.currentTokenLocation();
            fault("the file", "a second document starts here; a file holds one", place.getLineNr(), column(place));
        }
        return root;
    }

    private void reportDirectives() {
        for (int line = 1; line <= text.lines(); line++) {
            String content = text.line(line);
            if (content.startsWith("%")) {
                fault("the file", "directives are not supported; remove this line", line, 1);
            } else if (!content.isBlank() && !content.stripLeading().startsWith("#")) {
                return;
            }
        }
    }

    private YamlNode value(JsonToken token, String name, int depth) {
        TokenStreamLocation place = parser.currentTokenLocation();
        int line = place.getLineNr();
        int column = column(place);
        boolean refused = refuses(name, line, column);
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
            boolean usable = isUsable(key.text, place.getLineNr(), column(place), seen);
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
        String entry = "an entry of " + name;
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
            return fault(name, name + " is missing a value", line, column);
        }
        if (!refused && plain && isNull(value)) {
            return fault(name, name + " has no value; if the text " + value + " is meant, quote it", line, column);
        }
        return new YamlScalar(source, name, line, column, value, plain);
    }

    private boolean isUsable(String key, int line, int column, Set<String> seen) {
        if (refuses("a key", line, column, false, false, false)) {
            return false;
        }
        if (key.equals("<<")) {
            fault(key, "merge keys ('<<') are not supported; write the keys out", line, column);
            return false;
        }
        if (!seen.add(key)) {
            fault(key, "key " + Quoted.of(key) + " stands twice in the same mapping", line, column);
            return false;
        }
        return true;
    }

    private boolean refuses(String name, int line, int column) {
        return refuses(
                name, line, column, parser.isCurrentAlias(), parser.getObjectId() != null, parser.getRawTag() != null);
    }

    /**
     * Notes aliases, anchors and tags. A plain text cannot start with one of their signs (YAML 1.2.2, rule 123), so the
     * sign at the value's place tells them even where the parser does not.
     */
    private boolean refuses(String name, int line, int column, boolean alias, boolean anchor, boolean tag) {
        char sign = text.at(line, column);
        if (sign == '*' || alias) {
            fault(name, "aliases are not supported; quote text that starts with '*'", line, column);
        } else if (sign == '&' || anchor) {
            fault(name, "anchors are not supported; quote text that starts with '&'", line, column);
        } else if (sign == '!' || tag) {
            fault(name, "tags are not supported; quote text that starts with '!'", line, column);
        } else {
            return false;
        }
        return true;
    }

    private YamlNode tooDeep(String name, int line, int column) {
        YamlNode fault = fault(name, "nested deeper than " + DEEPEST + " levels", line, column);
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

    private YamlNode fault(String name, String message, int line, int column) {
        told = true;
        source.problems().add(new Place(source.file(), line, column), message);
        return new YamlFault(source, name, line, column);
    }

    private static int column(TokenStreamLocation place) {
        return place.getColumnNr();
    }

    private static boolean isNull(String value) {
        return value.equals("~") || value.equals("null") || value.equals("Null") || value.equals("NULL");
    }

    /** One object for all the places where a key stands. */
    private record Key(String text, String quoted) {

        static Key of(String text) {
            return new Key(text, Quoted.of(text));
        }
    }
}
