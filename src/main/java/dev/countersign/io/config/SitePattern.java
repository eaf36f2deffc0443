package dev.countersign.io.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.countersign.core.evidence.LinePattern;
import dev.countersign.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** A site's own expression for a line; RE2 takes time linear in the line, whatever a pusher writes. */
final class SitePattern {

    private static final int LONGEST = 1_000;
    private static final int LARGEST_PROGRAM = 10_000;

    private SitePattern() {}

    static List<LinePattern> readAll(YamlNode list) {
        List<LinePattern> patterns = new ArrayList<>();
        for (YamlNode item : list.items()) {
            item.asText().ifPresent(text -> compile(text, item, patterns));
        }
        return patterns;
    }

    private static void compile(String text, YamlNode item, List<LinePattern> patterns) {
        if (text.length() > LONGEST) {
            item.report("a pattern may have " + LONGEST + " characters, not " + text.length());
            return;
        }
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.programSize() > LARGEST_PROGRAM) {
                item.report("the pattern is too large when its repetitions are written out");
            } else if (pattern.matcher("").find()) {
                item.report("the pattern matches every line, even an empty one");
            } else {
                patterns.add(line -> pattern.matcher(line).find());
            }
        } catch (PatternSyntaxException faulty) {
            item.report("the pattern cannot be read: " + faulty.getDescription());
        }
    }
}
