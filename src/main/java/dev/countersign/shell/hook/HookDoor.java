package dev.countersign.shell.hook;

import dev.countersign.core.verdict.Decision;
import dev.countersign.gate.Settings;
import dev.countersign.gate.UsageException;
import dev.countersign.io.report.Escaped;
import dev.countersign.io.report.PushReport;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.Door;
import dev.countersign.shell.console.ExitCode;
import dev.countersign.shell.console.Failure;
import java.util.List;

/** The door that Git opens: {@code hook pre-receive}, or {@code hook update REF OLD NEW} (githooks(5)). */
public final class HookDoor implements Door {

    private final List<String> args;
    private final Means means;

    /** The door for what git says behind {@code hook}. */
    public HookDoor(List<String> args, Means means) {
        this.args = List.copyOf(args);
        this.means = means;
    }

    /** Whether the arguments of the process are for this door. */
    public static boolean isMeant(List<String> args) {
        return !args.isEmpty() && args.get(0).equals("hook");
    }

    @Override
    public ExitCode open(Console console) {
        if (args.equals(List.of("pre-receive"))) {
            return new Reception(console, means, refusal(), PushReport::ofPush)
                    .receive(settings -> input(console, settings)
                            .ofPreReceive(console.in(), settings.policy().limits()));
        }
        if (isUpdate()) {
            return new Reception(console, means, refusal(), HookDoor::reportOfUpdate)
                    .receive(settings -> input(console, settings).ofUpdate(args.subList(1, args.size())));
        }
        throw new UsageException("hook takes 'pre-receive', or 'update' with a ref, its old and its new value\n"
                + "it is for git to call; see countersign install --help");
    }

    private static PushInput input(Console console, Settings settings) {
        return new PushInput(console.environment(), settings.pusher());
    }

    private boolean isUpdate() {
        return args.size() == 4 && args.get(0).equals("update");
    }

    private static List<String> reportOfUpdate(Decision decision) {
        return decision.updates().stream()
                .findFirst()
                .map(judged -> PushReport.ofUpdate(decision, judged.update().ref()))
                .orElseGet(() -> PushReport.ofPush(decision));
    }

    private Refusal refusal() {
        return new Refusal(
                isUpdate()
                        ? Escaped.text(args.get(1)) + " was not changed on the server"
                        : "nothing was changed on the server");
    }

    @Override
    public void tell(Failure failure, Console console) {
        refusal().tell(failure.lines("error: "), console);
    }
}
