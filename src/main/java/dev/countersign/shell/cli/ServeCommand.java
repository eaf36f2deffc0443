package dev.countersign.shell.cli;

import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import dev.countersign.shell.console.Logging;
import dev.countersign.shell.daemon.Daemon;
import dev.countersign.shell.daemon.Hooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stays and judges pushes for the hooks. */
@CommandLine.Command(
        name = "serve",
        description = {
            "Stay, and judge pushes for the hooks that 'install' wrote.",
            "A push then need not wait for a JVM to start. Hooks do without it when it is not there. Run it as the user who runs git; hooks/systemd has units for it."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  countersign serve", "  countersign serve --socket ~/.countersign/serve.sock --idle 600"})
final class ServeCommand extends HelpfulCommand implements Command {

    private final Console console;
    private final Supplier<Hooks> hooks;

    @Mixin
    private SocketOption socket = new SocketOption();

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            description = "End when nobody has pushed for so long. Default: stay.")
    private Optional<Integer> idle = Optional.empty();

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Write what happens to this file, and begin a new one when it is large. Default: standard"
                    + " error.")
    private Optional<Path> log = Optional.empty();

    ServeCommand(Console console, Supplier<Hooks> hooks) {
        this.console = console;
        this.hooks = hooks;
    }

    @Override
    public ExitCode run() {
        Logging.ofResident(log.map(console::resolve));
        return Daemon.serve(socket.in(console), idle.map(Duration::ofSeconds), hooks.get());
    }
}
