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
import java.util.Optional;

/**
 * The door that servers open: {@code hook pre-receive} or {@code hook update REF OLD NEW} (githooks(5)), or {@code hook
 * ref-update --refname REF --oldrev OLD --newrev NEW} and more (Gerrit's plugin "hooks").
 */
public final class HookDoor implements Door {

    /** The command that is for this door. */
    public static final String WORD = "hook";

    private final List<String> args;
    private final Optional<UpdateCall> call;
    private final Means means;

    /** The door for what a server says behind {@code hook}. */
    public HookDoor(List<String> args, Means means) {
        this.args = List.copyOf(args);
        this.call = UpdateCall.of(args);
        this.means = means;
    }

    /** Whether the arguments of the process are for this door. */
    public static boolean isMeant(List<String> args) {
        return !args.isEmpty() && args.get(0).equals(WORD);
    }

    @Override
    public ExitCode open(Console console) {
        if (args.equals(List.of("pre-receive"))) {
            console.in().mark(Integer.MAX_VALUE);
            return new Reception(console, means, refusal(), PushReport::ofPush)
                    .receive(settings -> input(console, settings)
                            .ofPreReceive(console.in(), settings.policy().limits()));
        }
        if (call.isPresent()) {
            return new Reception(console, means, refusal(), HookDoor::reportOfUpdate)
                    .receive(settings -> input(console, settings).ofUpdate(call.get()));
        }
        throw new UsageException("hook takes 'pre-receive'; 'update' with a ref, its old and its new value; or"
                + " 'ref-update' with --refname, --oldrev, --newrev and what else Gerrit tells, each once\n"
                + "it is for git and Gerrit to call; see countersign install --help");
    }

    private static PushInput input(Console console, Settings settings) {
        return new PushInput(console.environment(), settings.pusher());
    }

    private static List<String> reportOfUpdate(Decision decision) {
        return decision.updates().stream()
                .findFirst()
                .map(judged -> PushReport.ofUpdate(decision, judged.update().ref()))
                .orElseGet(() -> PushReport.ofPush(decision));
    }

    private Refusal refusal() {
        return new Refusal(call.map(update -> Escaped.text(update.ref()) + " was not changed on the server")
                .orElse("nothing was changed on the server"));
    }

    @Override
    public void tell(Failure failure, Console console) {
        refusal().tell(failure.lines("error: "), console);
    }
}
