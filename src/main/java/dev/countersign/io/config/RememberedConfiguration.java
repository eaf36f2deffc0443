package dev.countersign.io.config;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Configuration for a process that needs it again and again: parsed when a byte of policy or roster differs from what
 * was parsed last, which is looked at each time. For use by several threads.
 */
public final class RememberedConfiguration {

    private static final int MOST_POLICIES = 64;

    private final Map<Path, Remembered> known = new ConcurrentHashMap<>();

    /**
     * What {@link Configuration#load} would answer at this moment, if the recollection turns out to hold. A large file
     * may still be compared when this returns; the others are not.
     *
     * @param snapshots by which a large roster is read when it must be
     * @throws ConfigException with every problem of both files; then nothing is remembered
     */
    public Recollection recall(Path policyFile, Snapshots snapshots) {
        if (known.size() >= MOST_POLICIES && !known.containsKey(policyFile)) {
            known.clear();
        }
        Remembered remembered = known.computeIfAbsent(policyFile, unknown -> new Remembered());
        return remembered
                .recollection(policyFile, snapshots)
                .orElseGet(() -> Recollection.certain(remembered.renewed(policyFile, snapshots)));
    }

    private static final class Remembered {

        private volatile @Nullable Parsed last;

        /** What is remembered, unless it is known to be out of date already. */
        Optional<Recollection> recollection(Path policyFile, Snapshots snapshots) {
            return Optional.ofNullable(last).flatMap(seen -> seen.recollection(() -> renewed(policyFile, snapshots)));
        }

        /** One parses, and those who ask meanwhile wait for it: a large roster takes much memory to parse. */
        synchronized Settings renewed(Path policyFile, Snapshots snapshots) {
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

        /** Large files first, so that they are compared while the small ones are. */
        Optional<Recollection> recollection(Supplier<Settings> renewal) {
            List<ConfigFile> large =
                    files.stream().filter(ConfigFile::takesLongToCompare).toList();
            List<Comparison> begun =
                    large.stream().flatMap(file -> file.comparison().stream()).toList();
            boolean mayHold = begun.size() == large.size()
                    && files.stream().filter(file -> !large.contains(file)).allMatch(ConfigFile::isUnchanged);
            return mayHold ? Optional.of(new Recollection(settings, begun, renewal)) : Optional.empty();
        }
    }
}
