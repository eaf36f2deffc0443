package dev.countersign.io.config;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import dev.countersign.io.yaml.Problem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a policy file, its roster and the catalogue say together. */
public final class Configuration {

    private Configuration() {}

    /**
     * Reads a policy and the roster that it names, each once.
     *
     * @throws ConfigException with every problem of both files
     */
    public static Settings load(ConfigPlace policy) {
        return load(policy, Snapshots.NONE);
    }

    /** The same for a file of this machine. */
    public static Settings load(Path policy) {
        return load(ConfigPlace.inFile(policy));
    }

    /**
     * The same, where a large roster need not be parsed when it has been before.
     *
     * @param snapshots may lie anywhere; what they say counts only for the very bytes of the roster
     * @throws ConfigException with every problem of both files
     */
    public static Settings load(ConfigPlace policy, Snapshots snapshots) {
        return PolicyFile.load(policy, snapshots).settings();
    }

    /**
     * The roster that a policy names, where it is so large that it is worth a snapshot.
     *
     * @throws ConfigException with every problem of both files
     */
    public static Optional<ConfigPlace> largeRoster(ConfigPlace policy, Snapshots snapshots) {
        return Optional.of(PolicyFile.load(policy, snapshots).files().get(1).place())
                .filter(Snapshots::isLarge);
    }

    /**
     * What is allowed but probably not meant, the policy's first, each in the order of its file.
     *
     * @param today by which members are active or not
     * @throws ConfigException with every problem, when the files cannot be used at all
     */
    public static List<Problem> lint(ConfigPlace policy, LocalDate today) {
        return PolicyFile.load(policy, Snapshots.NONE).lint(today);
    }
}
