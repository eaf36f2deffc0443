package dev.countersign.io.config;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Configuration for a process that needs it again and again: parsed when policy or roster is another than what was
 * parsed last, which is looked at each time. For use by several threads.
 */
public final class RememberedConfiguration {

    private static final int MOST_POLICIES = 1_024;

    private final Map<String, Remembered> known = new ConcurrentHashMap<>();

    /**
     * What {@link Configuration#load} would answer at this moment, if the recollection turns out to hold. A large file
     * may still be compared when this returns; the others are not.
     *
     * @param snapshots by which a large roster is read when it must be
     * @throws ConfigException with every problem of both files; then nothing is remembered
     */
    public Recollection recall(ConfigPlace policy, Snapshots snapshots) {
        if (known.size() >= MOST_POLICIES && !known.containsKey(policy.key())) {
            known.clear();
        }
        Remembered remembered = known.computeIfAbsent(policy.key(), unknown -> new Remembered());
        return remembered
                .recollection(policy, snapshots)
                .orElseGet(() -> Recollection.certain(remembered.renewed(policy, snapshots)));
    }

    private static final class Remembered {

        private volatile @Nullable Parsed last;

        /** What is remembered, unless it is known to be out of date already. */
        Optional<Recollection> recollection(ConfigPlace policy, Snapshots snapshots) {
            return Optional.ofNullable(last)
                    .flatMap(seen -> seen.at(policy).recollection(() -> renewed(policy, snapshots)));
        }

        /** One parses, and those who ask meanwhile wait for it: a large roster takes much memory to parse. */
        synchronized Settings renewed(ConfigPlace policy, Snapshots snapshots) {
            Parsed seen = last;
            if (seen != null && seen.at(policy).isCurrent()) {
                return seen.settings;
            }
            last = null;
            PolicyFile file = PolicyFile.load(policy, snapshots);
            Settings settings = file.settings();
            last = new Parsed(file.files().stream().map(ConfigFile::kept).toList(), settings);
            return settings;
        }
    }

    private record Parsed(List<ConfigFile> files, Settings settings) {

        /** The same, to be compared with what lies where the policy lies now. */
        Parsed at(ConfigPlace policy) {
            return new Parsed(files.stream().map(file -> file.whereLies(policy)).toList(), settings);
        }

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
