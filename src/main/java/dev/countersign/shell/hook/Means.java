package dev.countersign.shell.hook;

import dev.countersign.io.config.ConfigPlace;
import dev.countersign.io.config.Configuration;
import dev.countersign.io.config.Recollection;
import dev.countersign.io.config.Snapshots;
import dev.countersign.shell.console.Alarms;
import dev.countersign.shell.console.ExitCode;
import dev.countersign.shell.console.SnapshotPlaces;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What a judgement leaves to the process in which it happens.
 *
 * @param configuration reads a policy and the roster that it names, as they are at this moment, a large roster by a
 *     snapshot of it; or else recalls them, to be confirmed
 * @param snapshots where those are kept
 * @param alarms wake it when a judgement takes too long
 * @param halt ends a judgement that hangs, at once, with this code and with what was printed so far; never with
 *     {@link ExitCode#ADMITTED}
 */
public record Means(
        BiFunction<ConfigPlace, Snapshots, Recollection> configuration,
        SnapshotPlaces snapshots,
        Alarms alarms,
        Consumer<ExitCode> halt) {

    /** Those of a process that judges one push. */
    public static Means ofProcess() {
        // Not System.exit: whatever hangs could hang that too.
        return new Means(
                (policy, snapshots) -> Recollection.certain(Configuration.load(policy, snapshots)),
                SnapshotPlaces.ofProcess(),
                Alarms.ofThreads(),
                exitCode -> Runtime.getRuntime().halt(exitCode.status()));
    }
}
