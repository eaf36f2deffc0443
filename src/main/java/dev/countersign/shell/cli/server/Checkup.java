package dev.countersign.shell.cli.server;

import dev.countersign.core.policy.Glob;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.policy.Trigger;
import dev.countersign.core.push.RefName;
import dev.countersign.core.signoff.Proof;
import dev.countersign.gate.ConfigException;
import dev.countersign.io.config.ConfigPlace;
import dev.countersign.io.config.Configuration;
import dev.countersign.io.config.Snapshots;
import dev.countersign.io.decisionlog.LogVerification;
import dev.countersign.io.decisionlog.LogVerifier;
import dev.countersign.io.git.GitRepository;
import dev.countersign.io.report.Escaped;
import dev.countersign.shell.console.Guard;
import dev.countersign.shell.console.PolicyFile;
import dev.countersign.shell.console.RepositoryName;
import dev.countersign.shell.console.SnapshotPlaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at everything on which it depends that a push is judged, and then tries. */
public final class Checkup {

    private final ServerRepository repository;
    private final Map<String, String> environment;
    private final List<Check> checks = new ArrayList<>();

    private Checkup(ServerRepository repository, Map<String, String> environment) {
        this.repository = repository;
        this.environment = environment;
    }

    /** What was looked at, in order, with what was found. */
    public static List<Check> of(ServerRepository repository, Map<String, String> environment) {
        Checkup checkup = new Checkup(repository, environment);
        checkup.checks.add(Check.ok(repository.git().tell("--version")));
        checkup.user();
        checkup.checks.addAll(new HookCheckup(repository).checks());
        checkup.guard();
        checkup.checks.addAll(new GitCheckup(repository).checks());
        return List.copyOf(checkup.checks);
    }

    private void user() {
        if (!repository.isOwn()) {
            String owner = Ownership.owner(repository.gitDir());
            checks.add(Check.warning(
                    "the repository belongs to " + owner + ", and this was run by " + System.getProperty("user.name")
                            + ", who may read and write other files",
                    "sudo -u " + owner + " countersign doctor " + Escaped.word(repository.gitDir())));
        }
    }

    private void guard() {
        try (GitRepository git = GitRepository.open(repository.gitDir())) {
            Optional<ConfigPlace> policy = PolicyFile.installed(git);
            if (policy.isEmpty()) {
                checks.add(Check.error(
                        "no policy is installed",
                        "countersign install " + Escaped.word(repository.gitDir()) + " --policy FILE"));
                return;
            }
            guard(git, policy.get());
        } catch (ConfigException e) {
            checks.add(unusable(e, "countersign install " + Escaped.word(repository.gitDir()) + " --policy FILE"));
        }
    }

    private static Check unusable(ConfigException reason, String remedy) {
        return Check.error(String.valueOf(reason.getMessage()).replace("\n", "\n       "), remedy);
    }

    private void guard(GitRepository git, ConfigPlace policy) {
        try {
            Snapshots snapshots = SnapshotPlaces.ofProcess().of(git, environment);
            Guard guard = Guard.of(git, policy, Configuration.load(policy, snapshots));
            checks.add(Check.ok("the policy " + policy + " can be used, with "
                    + people(guard.settings().roster().size())));
            snapshot(policy, snapshots).ifPresent(checks::add);
            claims(guard.settings().policy()).ifPresent(checks::add);
            if (asks(guard.settings().policy(), Proof.COUNTERSIGNATURE)) {
                checks.add(Check.ok("in countersignatures the repository is called '" + RepositoryName.of(git) + "'"));
            }
            if (guard.settings().pusher().certificates()) {
                checks.addAll(new CertificateCheckup(repository, git).checks());
            }
            checks.add(log(guard));
            checks.add(canary(guard.settings().policy())
                    .map(canary -> canary.fly(repository, policy, environment))
                    .orElseGet(Checkup::nothingToTry));
        } catch (ConfigException e) {
            checks.add(unusable(e, "countersign config lint " + Escaped.word(policy)));
        }
    }

    private static boolean asks(Policy policy, Proof proof) {
        return policy.rules().stream().anyMatch(rule -> rule.signOff().proof() == proof);
    }

    private static String people(int number) {
        return number == 1 ? "1 person" : number + " people";
    }

    /** Whether a large roster needs to be parsed at each push that no resident process judges. */
    private static Optional<Check> snapshot(ConfigPlace policy, Snapshots snapshots) {
        return Configuration.largeRoster(policy, snapshots)
                .flatMap(roster -> snapshots.places(roster).stream()
                        .findFirst()
                        .map(place -> snapshots
                                .current(roster)
                                .map(kept -> Check.ok("the roster is large, and pushes read it from " + kept))
                                .orElseGet(() -> Check.warning(
                                        "the roster is large, and nowhere can a snapshot of it be kept: each push parses"
                                                + " it anew, unless a resident process answers",
                                        "mkdir -p -m 700 " + Escaped.word(place.resolveSibling(""))))));
    }

    /** Which rules anybody can meet who types a name. */
    private static Optional<Check> claims(Policy policy) {
        List<String> unproven = policy.rules().stream()
                .filter(rule -> rule.signOff().proof() == Proof.CLAIM)
                .map(Rule::name)
                .toList();
        return unproven.isEmpty()
                ? Optional.empty()
                : Optional.of(Check.note(
                        "sign-offs are taken at their word, which whoever pushes can type, under: "
                                + String.join(", ", unproven),
                        "ask for 'proof: pusher', 'proof: commit-signature' or 'proof: countersignature'"));
    }

    private Check log(Guard guard) {
        Path log = guard.logFile();
        if (!Files.exists(log)) {
            return unbegun(log, guard.settings().decisionLog().isEmpty());
        }
        if (!Files.isWritable(log)) {
            return Check.error(
                    "the decision log " + log + " cannot be written", "give the user who runs git the right to");
        }
        LogVerification verification = LogVerifier.verify(log, Optional.empty());
        return verification.isIntact()
                ? Check.ok("the decision log " + log + " can be written and is intact")
                : Check.error(
                        "the decision log " + log + " was changed", "countersign log verify " + Escaped.word(log));
    }

    /** The folder of a log within the repository is made when it is needed, that of any other log is not. */
    private Check unbegun(Path log, boolean isOwn) {
        Path folder = log.toAbsolutePath().resolveSibling("");
        if (!isOwn && !Files.exists(folder)) {
            return Check.error(
                    "the folder of the decision log is not there: " + folder, "mkdir " + Escaped.word(folder));
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            return Check.error("the decision log cannot be written: " + folder + " is no folder", "move it away");
        }
        Path written = Files.exists(folder) ? folder : repository.gitDir();
        return Files.isWritable(written)
                ? Check.ok("the decision log " + log + " will be begun by the first push")
                : Check.error(
                        "the decision log cannot be written: " + written, "give the user who runs git the right to");
    }

    /** A ref and a path of which some rule wants AI-assisted commits to be signed off. */
    private static Optional<Canary> canary(Policy policy) {
        return policy.rules().stream()
                .filter(rule -> rule.when() != Trigger.UNDECLARED)
                .flatMap(Checkup::canary)
                .findFirst();
    }

    private static Stream<Canary> canary(Rule rule) {
        return examples(rule.refs().patterns())
                .filter(RefName::isValid)
                .map(RefName::new)
                .filter(rule::governs)
                .flatMap(ref -> examples(rule.paths().patterns())
                        .filter(path -> rule.paths().matches(path))
                        .map(path -> new Canary(ref, path)));
    }

    /** A name that the pattern matches, mostly. */
    private static Stream<String> examples(List<Glob> patterns) {
        return patterns.stream()
                .map(pattern -> pattern.text()
                        .replace("**", "countersign-canary")
                        .replace("*", "countersign-canary")
                        .replace("?", "c"));
    }

    private static Check nothingToTry() {
        return Check.warning("no rule was found by which an AI-assisted commit must be refused; nothing was tried", "");
    }
}
