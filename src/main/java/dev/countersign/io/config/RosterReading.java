package dev.countersign.io.config;

import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Levels;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.roster.Standing;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.signoff.Statement;
import dev.countersign.io.yaml.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A roster as far as it could be read, for the policy that names it. */
interface RosterReading {

    /** The ladder, when there is a usable one. */
    Optional<Levels> levels();

    /** Whether every member could be read, so that they can be counted. */
    boolean isWhole();

    /** How many members stand at this level or above and have what such a proof takes. */
    long countFrom(Level level, Proof proof);

    /** The roster, once no problem was found. */
    Roster roster();

    /** The file and that of allowed signers, if it names one, as they were read. */
    List<ConfigFile> files();

    /** {@code sha256:} and 64 hex digits of its bytes, and of those of a file of allowed signers after them. */
    String digest();

    /** See {@link RosterFile#lint(java.nio.file.Path, LocalDate)}. */
    List<Problem> lint(LocalDate today);

    /** Whether members of this standing have the login or the key that a proof takes, or one for a better proof. */
    static boolean canProve(Standing standing, Proof proof) {
        return switch (proof) {
            case CLAIM -> true;
            case PUSHER -> standing.hasLogin() || standing.hasKeyFor(SigningKey.GIT);
            case COMMIT_SIGNATURE -> standing.hasKeyFor(SigningKey.GIT);
            case COUNTERSIGNATURE -> standing.hasKeyFor(Statement.NAMESPACE);
        };
    }
}
