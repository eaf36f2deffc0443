package dev.countersign.io.config;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a policy and its roster said when they were read last, while the files are still compared with that. Whoever
 * judges by it asks whether it {@linkplain #holds holds} before anything is recorded or answered.
 */
public final class Recollection {

    private final Settings settings;
    private final List<Comparison> begun;
    private final Supplier<Settings> renewal;

    /** @param renewal reads the files as they are when it is asked */
    Recollection(Settings settings, List<Comparison> begun, Supplier<Settings> renewal) {
        this.settings = settings;
        this.begun = begun;
        this.renewal = renewal;
    }

    /** One that holds: settings that were read just now. */
    public static Recollection certain(Settings settings) {
        return new Recollection(settings, List.of(), () -> settings);
    }

    /** What was said. */
    public Settings settings() {
        return settings;
    }

    /**
     * Whether the files, opened after somebody asked for this, held just the bytes that say so; waits until that is
     * known. The answer does not change.
     */
    public boolean holds() {
        return begun.stream().allMatch(Comparison::isEqual);
    }

    /**
     * Settings of which it is certain that the files say so: these, or those that are read now.
     *
     * @throws ConfigException with every problem of the files
     */
    public Settings confirmed() {
        return holds() ? settings : renewal.get();
    }
}
