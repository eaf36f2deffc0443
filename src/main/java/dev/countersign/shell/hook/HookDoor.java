package dev.countersign.shell.hook;

import dev.countersign.gate.UsageException;
import dev.countersign.io.report.Escaped;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.Door;
import dev.countersign.shell.console.ExitCode;
import dev.countersign.shell.console.Failure;
import java.util.List;

/** The door that Git opens: {@code hook pre-receive}, or {@code hook update REF OLD NEW} (githooks(5)). */
public final class HookDoor implements Door {

    private static final int SHOWN = 20;

    private final List<String> args;

    /** The door for what git says behind {@code hook}. */
    public HookDoor(List<String> args) {
        this.args = List.copyOf(args);
    }

    /** Whether the arguments of the process are for this door. */
    public static boolean isMeant(List<String> args) {
        return !args.isEmpty() && args.get(0).equals("hook");
    }

    @Override
    public ExitCode open(Console console) {
        PushInput input = new PushInput(console.environment());
        if (args.equals(List.of("pre-receive"))) {
            return new Reception(console).receive(limits -> input.ofPreReceive(console.in(), limits));
        }
        if (args.size() == 4 && args.get(0).equals("update")) {
            return new Reception(console).receive(limits -> input.ofUpdate(args.subList(1, 4)));
        }
        throw new UsageException("hook takes 'pre-receive', or 'update' with a ref, its old and its new value\n"
                + "it is for git to call; see countersign install --help");
    }

    /** A pusher cannot mend the gate; what they can do is tell somebody, in words that help. */
    @Override
    public void tell(Failure failure, Console console) {
        console.err().println("countersign: this push could not be judged; nothing was changed on the server");
        failure.lines("error: ").stream().limit(SHOWN).forEach(console.err()::println);
        console.err()
                .println("hint:  tell the administrator of this server, who can run: countersign doctor "
                        + Escaped.text(console.directory().toString()));
    }
}
