package dev.countersign.shell.hook;

import dev.countersign.core.policy.Limits;
import dev.countersign.core.push.Push;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.UpdateVerdict;
import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Deadline;
import dev.countersign.gate.DecisionLog;
import dev.countersign.gate.Progress;
import dev.countersign.gate.Settings;
import dev.countersign.io.config.ConfigPlace;
import dev.countersign.io.config.Recollection;
import dev.countersign.io.config.Snapshots;
import dev.countersign.io.git.GitRepository;
import dev.countersign.io.report.Escaped;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import dev.countersign.shell.console.Guard;
import dev.countersign.shell.console.PolicyFile;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Receives one push: reads it, has it judged and recorded, and tells the pusher. */
final class Reception {

    /** The gate looks at the clock itself and can then say what it was about; this is for when it cannot. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Console console;
    private final Means means;
    private final Refusal refusal;
    private final Function<Decision, List<String>> report;

    /**
     * A reception.
     *
     * @param report what a pusher reads
     */
    Reception(Console console, Means means, Refusal refusal, Function<Decision, List<String>> report) {
        this.console = console;
        this.means = means;
        this.refusal = refusal;
        this.report = report;
    }

    /**
     * Receives it.
     *
     * @param reader reads the push as the policy says; twice where what was remembered of the policy turns out to be
     *     out of date
     */
    ExitCode receive(Function<Settings, Push> reader) {
        try (GitRepository repository = GitRepository.openHook(console.environment(), console.directory())) {
            Snapshots snapshots = means.snapshots().of(repository, console.environment());
            ConfigPlace policy = policyOf(repository);
            Recollection recalled = watched(() -> means.configuration().apply(policy, snapshots));
            Decision decision = judge(repository, policy, recalled, reader);
            report.apply(decision).forEach(console.err()::println);
            return decision.admitted() ? ExitCode.ADMITTED : ExitCode.REJECTED;
        }
    }

    /** Whatever came of what is not so any more, failures too, came of nothing. */
    private Decision judge(
            GitRepository repository, ConfigPlace policy, Recollection recalled, Function<Settings, Push> reader) {
        try {
            return judge(Guard.of(repository, policy, recalled.settings()), reader, recalled);
        } catch (RuntimeException failure) {
            if (recalled.holds()) {
                throw failure;
            }
        }
        Recollection certain = watched(() -> Recollection.certain(recalled.confirmed()));
        return judge(Guard.of(repository, policy, certain.settings()), reader, certain);
    }

    /** Reads a policy, which says how long a judgement may take; until that is known, it is as long as without one. */
    private Recollection watched(Supplier<Recollection> reading) {
        Duration allowed = Duration.ofSeconds(Limits.DEFAULT.seconds());
        try (Watchdog watchdog = Watchdog.set(means.alarms(), allowed, () -> halt(allowed))) {
            Recollection read = reading.get();
            watchdog.callOff();
            return read;
        }
    }

    private static ConfigPlace policyOf(GitRepository repository) {
        return PolicyFile.installed(repository)
                .orElseThrow(() -> new ConfigException(
                        "no policy is installed for this repository\n" + "administrator: countersign install "
                                + Escaped.word(repository.directory()) + " --policy FILE"));
    }

    private Decision judge(Guard guard, Function<Settings, Push> reader, Recollection recalled) {
        Push push = reader.apply(guard.settings());
        Duration allowed = Duration.ofSeconds(guard.settings().policy().limits().seconds());
        try (Watchdog watchdog = Watchdog.set(means.alarms(), allowed.plus(GRACE), () -> halt(allowed))) {
            DecisionLog log = guard.log();
            return guard.gate(Deadline.after(allowed, System::nanoTime), Progress.NONE)
                    .receive(push, decision -> {
                        requireAll(push, decision);
                        DecisionLog.Entry entry = log.draft(decision);
                        return () -> {
                            confirm(recalled);
                            watchdog.callOff();
                            entry.keep();
                        };
                    });
        }
    }

    /** What was not judged must not go in, whatever the reason. */
    private static void requireAll(Push push, Decision decision) {
        List<?> judged = decision.updates().stream().map(UpdateVerdict::update).toList();
        boolean hasNothing = push.updates().isEmpty();
        if (decision.admitted() && (hasNothing || !push.malformed().isEmpty() || !judged.equals(push.updates()))) {
            throw new IllegalStateException("admitted " + judged + " but the push is " + push);
        }
    }

    private static void confirm(Recollection recalled) {
        if (!recalled.holds()) {
            throw new ConfigException("policy or roster was changed while the push was judged; try again");
        }
    }

    private void halt(Duration allowed) {
        refusal.tell(List.of("error: not judged within " + allowed.toSeconds() + " seconds"), console);
        console.flush();
        means.halt().accept(ExitCode.REJECTED);
    }
}
