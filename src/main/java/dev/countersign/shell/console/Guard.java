package dev.countersign.shell.console;

import dev.countersign.gate.CommitSource;
import dev.countersign.gate.Deadline;
import dev.countersign.gate.DecisionLog;
import dev.countersign.gate.DecisionLogException;
import dev.countersign.gate.Gate;
import dev.countersign.gate.PolicySeat;
import dev.countersign.gate.Progress;
import dev.countersign.gate.RepositoryIdentity;
import dev.countersign.gate.Settings;
import dev.countersign.io.config.ConfigPlace;
import dev.countersign.io.config.Configuration;
import dev.countersign.io.decisionlog.FileDecisionLog;
import dev.countersign.io.git.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** A repository and the policy that guards it: what every door builds its gate from. */
public final class Guard {

    private static final String DEFAULT_LOG = "decisions.jsonl";

    /** The values of {@code core.sharedRepository} with which only the owner may write (git-config(1)). */
    private static final Set<String> NOT_SHARED = Set.of("umask", "false", "0", "no", "off", "");

    private final GitRepository repository;
    private final Settings settings;

    private final Optional<PolicySeat> seat;

    private Guard(GitRepository repository, Settings settings, Optional<PolicySeat> seat) {
        this.repository = repository;
        this.settings = settings;
        this.seat = seat;
    }

    /** The guard of this repository by this policy, which is read now. */
    public static Guard of(GitRepository repository, ConfigPlace policy) {
        return of(repository, policy, Configuration.load(policy));
    }

    /** The guard of this repository by what has been read of the policy. */
    public static Guard of(GitRepository repository, ConfigPlace policy, Settings settings) {
        return new Guard(repository, settings, SeatInRef.of(repository, policy, settings.filesInRef()));
    }

    /** What the policy and all that it names say. */
    public Settings settings() {
        return settings;
    }

    /** A gate for one judgement, which begins now. */
    public Gate gate(Deadline deadline, Progress progress) {
        CommitSource source = repository.limitedTo(settings.policy().limits()).knowing(settings.roster());
        Gate gate = new Gate(
                source,
                settings,
                new RepositoryIdentity(repository.directory().toString(), RepositoryName.of(repository)),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                deadline,
                progress);
        return seat.map(gate::keeping).orElse(gate);
    }

    /** The file in which decisions are kept: the one that the policy names, or else one in the git directory. */
    public Path logFile() {
        return settings.decisionLog().map(Path::of).orElseGet(() -> defaultLogFile(repository));
    }

    /** The file in which decisions are kept when the policy names none. */
    public static Path defaultLogFile(GitRepository repository) {
        return PolicyFile.ownFolder(repository).resolve(DEFAULT_LOG);
    }

    /** The log behind {@link #logFile()}. */
    public DecisionLog log() {
        Path file = logFile();
        try {
            if (settings.decisionLog().isEmpty() && !Files.isDirectory(PolicyFile.ownFolder(repository))) {
                Files.createDirectories(PolicyFile.ownFolder(repository));
            }
        } catch (IOException e) {
            throw new DecisionLogException("cannot make a folder for the decision log " + file, e);
        }
        return new FileDecisionLog(file, isShared());
    }

    private boolean isShared() {
        return repository
                .configured("core", "sharedRepository")
                .filter(value -> !NOT_SHARED.contains(value))
                .isPresent();
    }
}
