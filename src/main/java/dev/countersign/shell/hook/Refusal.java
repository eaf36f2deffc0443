package dev.countersign.shell.hook;

import dev.countersign.io.report.Escaped;
import dev.countersign.shell.console.Console;
import java.util.List;

/**
 * What a pusher is told of a push that could not be judged. They cannot mend the gate; what they can do is tell
 * somebody, in words that help.
 *
 * @param state what became of the push: {@code nothing was changed on the server}
 */
record Refusal(String state) {

    private static final int SHOWN = 20;

    /** Tells it. */
    void tell(List<String> reasons, Console console) {
        console.err().println("countersign: this push could not be judged; " + state);
        reasons.stream().limit(SHOWN).forEach(console.err()::println);
        console.err()
                .println("hint:  tell the administrator of this server, who can run: countersign doctor "
                        + Escaped.word(console.directory()));
    }
}
