package dev.countersign.io.config;

import dev.countersign.core.roster.Cohort;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Levels;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.signoff.Proof;
import dev.countersign.gate.ConfigException;
import dev.countersign.io.snapshot.RosterSnapshot;
import dev.countersign.io.yaml.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A roster that was read without a problem before, and whose files are still the same. */
final class SnapshotReading implements RosterReading {

    private final ConfigPlace place;
    private final RosterSnapshot snapshot;
    private final List<ConfigFile> files;
    private final Roster roster;

    private SnapshotReading(ConfigPlace place, RosterSnapshot snapshot, List<ConfigFile> files) {
        this.place = place;
        this.snapshot = snapshot;
        this.files = files;
        this.roster = snapshot.roster(place.ref().isEmpty() ? () -> parsed().roster() : damaged(place.toString()));
    }

    /** A roster is remembered longer than a repository is open, so one in a ref cannot be looked at again. */
    private static Supplier<Roster> damaged(String place) {
        return () -> {
            throw new ConfigException(place + ": the snapshot of this roster was damaged while it was in use\n"
                    + "administrator: remove the snapshot that doctor names, and end the resident process");
        };
    }

    /** The roster in this place by this snapshot; empty when any of its files is another by now. */
    static Optional<SnapshotReading> of(ConfigPlace place, RosterSnapshot snapshot) {
        List<ConfigFile> files = snapshot.sources().stream()
                .map(source -> ConfigFile.of(place, source))
                .toList();
        return !files.isEmpty() && files.stream().allMatch(ConfigFile::isUnchanged)
                ? Optional.of(new SnapshotReading(place, snapshot, files))
                : Optional.empty();
    }

    @Override
    public Optional<Levels> levels() {
        return Optional.of(roster.levels());
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public long countFrom(Level level, Proof proof) {
        long count = 0;
        for (Cohort cohort : roster.cohorts()) {
            if (cohort.standing().level().isAtLeast(level) && RosterReading.canProve(cohort.standing(), proof)) {
                count += cohort.positions().size();
            }
        }
        return count;
    }

    @Override
    public Roster roster() {
        return roster;
    }

    @Override
    public List<ConfigFile> files() {
        return files;
    }

    @Override
    public String digest() {
        return snapshot.digest();
    }

    @Override
    public List<Problem> lint(LocalDate today) {
        return parsed().lint(today);
    }

    /** The files read as a whole; they must still be the same, so that what was answered holds. */
    private RosterFile parsed() {
        RosterFile parsed = RosterFile.loadFile(place);
        if (!parsed.digest().equals(digest())) {
            throw new ConfigException(place + ": the file was changed while it was read; try again");
        }
        return parsed;
    }
}
