package dev.countersign;

import dev.countersign.io.config.RememberedConfiguration;
import dev.countersign.shell.cli.CommandLineDoor;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.Door;
import dev.countersign.shell.console.ExitCode;
import dev.countersign.shell.console.SnapshotPlaces;
import dev.countersign.shell.daemon.Hooks;
import dev.countersign.shell.hook.HookDoor;
import dev.countersign.shell.hook.Means;
import java.util.List;
import java.util.Locale;

/** The program. */
public final class Countersign {

    private Countersign() {}

    /** Opens one door and exits with its code; whatever goes wrong, not with 0. */
    public static void main(String[] args) {
        int status = ExitCode.BUG.status();
        try {
            Locale.setDefault(Locale.ROOT);
            status = Door.enter(doorFor(List.of(args)), Console.ofProcess()).status();
        } catch (Throwable beforeAnyDoor) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, beforeAnyDoor);
        } finally {
            exit(status, args);
        }
    }

    /**
     * At once where git waits: before they exit in order, Java 21 and later look for a logger among all providers. The
     * word is a constant, so that no class is needed to get here, which may be what went wrong.
     */
    private static void exit(int status, String... args) {
        if (args.length > 0 && args[0].equals(HookDoor.WORD)) {
            Runtime.getRuntime().halt(status);
        }
        System.exit(status);
    }

    /** Git's door and people's door apart, so that a push never loads what only people need. */
    private static Door doorFor(List<String> args) {
        return HookDoor.isMeant(args)
                ? new HookDoor(args.subList(1, args.size()), Means.ofProcess())
                : new CommandLineDoor(args, Countersign::residentHook);
    }

    /** Git's door as a resident process opens it, time and again. */
    private static Hooks residentHook() {
        RememberedConfiguration configuration = new RememberedConfiguration();
        SnapshotPlaces snapshots = SnapshotPlaces.ofProcess();
        return (args, alarms, halt) -> new HookDoor(args, new Means(configuration::recall, snapshots, alarms, halt));
    }
}
