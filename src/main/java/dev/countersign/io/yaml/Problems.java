package dev.countersign.io.yaml;

import dev.countersign.gate.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Collects everything that is wrong in one or more files, so that all of it is told at once. Keys that nobody took from
 * a mapping are found when {@link #throwIfAny} is called; a reader that forgets to look cannot let them pass.
 */
public final class Problems {

    private static final int SHOWN = 1_000;

    private final List<Problem> found = new ArrayList<>();
    private final List<YamlNode> unchecked = new ArrayList<>();

    /** Notes a problem. */
    public void add(Place place, String message) {
        found.add(new Problem(place, message));
    }

    /** Whether nothing was noted so far; untaken keys are not yet looked for. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Looks for untaken keys in all that was read with this collector, then gives up when there is any problem.
     *
     * @throws ConfigException with every problem, sorted by place, one a line
     */
    public void throwIfAny() {
        unchecked.forEach(YamlNode::reportUntaken);
        unchecked.clear();
        if (!found.isEmpty()) {
            throw new ConfigException(text());
        }
    }

    void checkLater(YamlNode root) {
        unchecked.add(root);
    }

    private String text() {
        String lines = found.stream()
                .distinct()
                .sorted()
                .limit(SHOWN)
                .map(Problem::toString)
                .collect(Collectors.joining("\n"));
        return found.size() > SHOWN ? lines + "\nand " + (found.size() - SHOWN) + " more problems" : lines;
    }
}
