package dev.countersign.io.report;

import java.util.List;
import java.util.Map;

/** How finished lines look. A hook prints plain text always: git's client paints the first words itself. */
public enum Style {
    /** As it is. */
    PLAIN {
        @Override
        public String paint(String line) {
            return line;
        }
    },
    /** For a terminal: the first word painted as git paints it in what a server says (git-config(1), color.remote). */
    ANSI {
        @Override
        public String paint(String line) {
            int end = line.indexOf(':');
            String colour = end < 0 ? null : COLOURS.get(line.substring(0, end));
            return colour == null ? line : colour + line.substring(0, end) + "\u001b[m" + line.substring(end);
        }
    };

    private static final Map<String, String> COLOURS = Map.of(
            "error", "\u001b[1;31m",
            "warning", "\u001b[1;33m",
            "hint", "\u001b[33m",
            "countersign", "\u001b[1m");

    /** The line in this style. */
    public abstract String paint(String line);

    /** All lines in this style. */
    public List<String> paint(List<String> lines) {
        return lines.stream().map(this::paint).toList();
    }
}
