package dev.countersign.core.evidence;

import dev.countersign.core.commit.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects evidence; of the same tool, kind and line only the strongest piece stays. */
final class Sink {

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
        sorted.sort(Sink::inOrder);
        return new Attribution(
                sorted,
                declarations.values().stream()
                        .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                        .toList());
    }

    /** By line, then by kind, then by tool. */
    private static int inOrder(Evidence one, Evidence other) {
        int lines = Integer.compare(one.line(), other.line());
        int kinds = lines == 0 ? one.kind().compareTo(other.kind()) : lines;
        return kinds == 0 ? one.tool().compareTo(other.tool()) : kinds;
    }
}
