package dev.countersign.io.config;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Configuration for a process that needs it again and again: parsed when a byte of policy or roster differs from what
 * was parsed last, which is looked at each time. For use by several threads.
 */
public final class RememberedConfiguration {

    private static final int MOST_POLICIES = 64;

    private final Map<Path, Remembered> known = new ConcurrentHashMap<>();

    /**
     * What {@link Configuration#load} would answer at this moment.
     *
     * @param snapshots by which a large roster is read when it must be
     * @throws ConfigException with every problem of both files; then nothing is remembered
     */
    public Settings load(Path policyFile, Snapshots snapshots) {
        if (known.size() >= MOST_POLICIES && !known.containsKey(policyFile)) {
            known.clear();
        }
        return known.computeIfAbsent(policyFile, unknown -> new Remembered()).settings(policyFile, snapshots);
    }

    private static final class Remembered {

        private volatile @Nullable Parsed last;

        Settings settings(Path policyFile, Snapshots snapshots) {
            Parsed seen = last;
            return seen != null && seen.isCurrent() ? seen.settings : renewed(policyFile, snapshots);
        }

        /** One parses, and those who ask meanwhile wait for it: a large roster takes much memory to parse. */
        private synchronized Settings renewed(Path policyFile, Snapshots snapshots) {
            Parsed seen = last;
            if (seen != null && seen.isCurrent()) {
                return seen.settings;
            }
            last = null;
            PolicyFile file = PolicyFile.load(policyFile, snapshots);
            Settings settings = file.settings();
            last = new Parsed(file.files(), settings);
            return settings;
        }
    }

    private record Parsed(List<ConfigFile> files, Settings settings) {

        boolean isCurrent() {
            return files.stream().allMatch(ConfigFile::isUnchanged);
        }
    }
}
