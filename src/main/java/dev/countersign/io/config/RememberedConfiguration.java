package dev.countersign.io.config;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Configuration for a process that needs it again and again: parsed when a byte of policy or roster differs from what
 * was parsed last, which is looked at each time. For use by several threads.
 */
public final class RememberedConfiguration {

    private static final int MOST_POLICIES = 64;

    private final Map<Path, Parsed> known = new ConcurrentHashMap<>();

    /**
     * What {@link Configuration#load} would answer at this moment.
     *
     * @param snapshots by which a large roster is read when it must be
     * @throws ConfigException with every problem of both files; then nothing is remembered
     */
    public Settings load(Path policyFile, Snapshots snapshots) {
        Parsed last = known.get(policyFile);
        if (last != null && last.isCurrent()) {
            return last.settings;
        }
        known.remove(policyFile);
        PolicyFile file = PolicyFile.load(policyFile, snapshots);
        if (known.size() >= MOST_POLICIES) {
            known.clear();
        }
        Parsed parsed = new Parsed(file.files(), file.settings());
        known.put(policyFile, parsed);
        return parsed.settings;
    }

    private record Parsed(List<ConfigFile> files, Settings settings) {

        boolean isCurrent() {
            return files.stream().allMatch(ConfigFile::isUnchanged);
        }
    }
}
