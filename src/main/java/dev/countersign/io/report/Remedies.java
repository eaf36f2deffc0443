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

    /** The lines; where there are several remedies, each says what it is for. Commands are never broken. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        subjectsByRemedy.forEach((remedy, subjects) -> {
            boolean several = subjectsByRemedy.size() > 1;
            if (several) {
                lines.add(HINT + "for " + CommitText.enumerated(List.copyOf(subjects), SHOWN) + ":");
            }
            for (String line : remedy.split("\n", -1)) {
                lines.add(HINT + (several ? "  " : "") + Escaped.text(line));
            }
        });
        return lines;
    }
}
