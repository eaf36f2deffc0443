package dev.countersign.core.evidence;

import dev.countersign.core.commit.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects evidence; of the same tool, kind and line only the strongest piece stays. */
final class Sink {

    private static final Comparator<Evidence> ORDER = Comparator.comparingInt(Evidence::line)
            .thenComparing(Evidence::kind)
            .thenComparing(Evidence::tool);

    private final Message message;
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private final Map<Integer, Declaration> declarations = new LinkedHashMap<>();

    Sink(Message message) {
        this.message = message;
    }

    void add(String tool, Kind kind, Grade grade, Line line) {
        add(new Evidence(tool, kind, grade, line.number(), line.shown(), message.inTrailerBlock(line.number())));
    }

    void add(Evidence found) {
        String key = found.line() + " " + found.kind() + " " + found.tool();
        Evidence known = evidence.get(key);
        if (known == null || known.grade().compareTo(found.grade()) < 0) {
            evidence.put(key, found);
        }
    }

    void declare(boolean assisted, Line line) {
        declarations.putIfAbsent(line.number(), new Declaration(assisted, line.number(), line.shown()));
    }

    Attribution attribution() {
        if (evidence.isEmpty() && declarations.isEmpty()) {
            return Attribution.NONE;
        }
        List<Evidence> sorted = new ArrayList<>(evidence.values());
        sorted.sort(ORDER);
        return new Attribution(
                sorted,
                declarations.values().stream()
                        .sorted(Comparator.comparingInt(Declaration::line))
                        .toList());
    }
}
