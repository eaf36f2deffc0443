package dev.countersign.io.yaml;

import java.util.Set;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Notes what is wrong with a document, above all what of YAML is not supported. */
final class YamlFaults {

    private final YamlSource source;
    private final YamlText text;
    private boolean any;

    YamlFaults(YamlSource source, YamlText text) {
        this.source = source;
        this.text = text;
    }

    /** Whether anything is wrong so far. */
    boolean any() {
        return any;
    }

    /** Notes a problem; answers what stands for the value that has it. */
    YamlFault note(String name, String message, int line, int column) {
        any = true;
        source.problems().add(new Place(source.file(), line, column), message);
        return new YamlFault(source, name, line, column);
    }

    /** Notes the directives above the document. */
    void noteDirectives() {
        for (int line = 1; line <= text.lines(); line++) {
            String content = text.line(line);
            if (content.startsWith("%")) {
                note("the file", "directives are not supported; remove this line", line, 1);
            } else if (!content.isBlank() && !content.stripLeading().startsWith("#")) {
                return;
            }
        }
    }

    /** Notes a key that is not supported or one of these; answers whether there is something to note. */
    boolean noteUnusableKey(String key, int line, int column, Set<String> seen) {
        if (noteUnsupported("a key", line, column, false, false, false)) {
            return true;
        }
        if (key.equals("<<")) {
            note(key, "merge keys ('<<') are not supported; write the keys out", line, column);
            return true;
        }
        if (!seen.add(key)) {
            note(key, "key " + Quoted.of(key) + " stands twice in the same mapping", line, column);
            return true;
        }
        return false;
    }

    /**
     * Notes that the value on which the parser stands is an alias, or has an anchor or tag; answers whether it is so.
     */
    boolean noteUnsupported(YAMLParser parser, String name, int line, int column) {
        return noteUnsupported(
                name, line, column, parser.isCurrentAlias(), parser.getObjectId() != null, parser.getRawTag() != null);
    }

    /**
     * A plain text cannot start with one of their signs (YAML 1.2.2, rule 123), so the sign at the value's place tells
     * them even where the parser does not.
     */
    private boolean noteUnsupported(String name, int line, int column, boolean alias, boolean anchor, boolean tag) {
        char sign = text.at(line, column);
        if (sign == '*' || alias) {
            note(name, "aliases are not supported; quote text that starts with '*'", line, column);
        } else if (sign == '&' || anchor) {
            note(name, "anchors are not supported; quote text that starts with '&'", line, column);
        } else if (sign == '!' || tag) {
            note(name, "tags are not supported; quote text that starts with '!'", line, column);
        } else {
            return false;
        }
        return true;
    }
}
