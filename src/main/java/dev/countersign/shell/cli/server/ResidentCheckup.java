package dev.countersign.shell.cli.server;

import dev.countersign.io.report.Escaped;
import dev.countersign.shell.daemon.Presence;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks for the resident process that a hook would ask. Without one a hook is slower, and no less of a hook. */
record ResidentCheckup(Client client, Path launcher) {

    Check check() {
        if (!Files.isReadable(client.jar())) {
            return Check.warning("the hook asks no resident process: it lacks " + client.jar(), "install again");
        }
        return switch (Presence.at(client.socket(), client.jar())) {
            case READY -> Check.ok("a resident process of this version answers at " + client.socket());
            case OTHER ->
                Check.warning(
                        "what answers at " + client.socket() + " does not run " + client.jar()
                                + " as it is now: hooks do without it",
                        "start 'countersign serve' anew");
            case SILENT ->
                Check.warning(
                        "what listens at " + client.socket() + " does not answer: hooks do without it",
                        "run it, and this, as the user who runs git");
            case NONE ->
                client.idle().isPresent()
                        ? Check.ok("the next push starts a resident process at " + client.socket())
                        : Check.note(
                                "no resident process answers at " + client.socket()
                                        + ": each push starts a Java of its own",
                                Escaped.word(launcher) + " serve --socket " + Escaped.word(client.socket()));
        };
    }
}
