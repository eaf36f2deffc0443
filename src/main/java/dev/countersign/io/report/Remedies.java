package dev.countersign.io.report;

import dev.countersign.core.verdict.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What to do, each thing said once however many commits it helps. */
final class Remedies {

    private static final String HINT = "hint:  ";
    private static final List<String> COMMANDS = List.of(": git ", ": countersign ");
    private static final int SHOWN = 3;

    private final Map<String, Set<String>> subjectsByRemedy = new LinkedHashMap<>();

    /** Adds the remedy of a finding, if it has one, against something that has this name. */
    void add(Finding finding, String subject) {
        if (!finding.remedy().isBlank()) {
            subjectsByRemedy
                    .computeIfAbsent(finding.remedy(), remedy -> new LinkedHashSet<>())
                    .add(subject);
        }
    }

    /** The lines; where not all remedies are for the same things, each says what it is for. */
    List<String> lines() {
        boolean differ = Set.copyOf(subjectsByRemedy.values()).size() > 1;
        List<String> lines = new ArrayList<>();
        Set<String> told = Set.of();
        for (Map.Entry<String, Set<String>> remedy : subjectsByRemedy.entrySet()) {
            Set<String> subjects = remedy.getValue();
            if (differ && !subjects.equals(told)) {
                lines.add(HINT + "for " + CommitText.enumerated(List.copyOf(subjects), SHOWN) + ":");
                told = subjects;
            }
            lines.addAll(lines(HINT + (differ ? "  " : ""), remedy.getKey()));
        }
        return lines;
    }

    /**
     * One remedy, each line after the prefix. A command that does not fit behind the words about it gets a line of its
     * own, to be copied whole; words alone are broken at blanks.
     */
    static List<String> lines(String prefix, String remedy) {
        List<String> lines = new ArrayList<>();
        for (String line : remedy.split("\n", -1)) {
            int command = COMMANDS.stream().mapToInt(line::indexOf).max().orElseThrow();
            if (command >= 0 && Escaped.columns(prefix + Escaped.text(line)) > Paragraph.WIDTH) {
                lines.addAll(Paragraph.lines(prefix, prefix, line.substring(0, command + 1)));
                lines.add(prefix + "  " + Escaped.text(line.substring(command + 2)));
            } else if (line.contains("git ") || line.contains("countersign ")) {
                lines.add(prefix + Escaped.text(line));
            } else {
                lines.addAll(Paragraph.lines(prefix, prefix, line));
            }
        }
        return lines;
    }
}
