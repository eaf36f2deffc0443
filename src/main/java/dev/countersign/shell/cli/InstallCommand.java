package dev.countersign.shell.cli;

import dev.countersign.gate.RepositoryException;
import dev.countersign.gate.UsageException;
import dev.countersign.io.config.ConfigPlace;
import dev.countersign.io.config.Configuration;
import dev.countersign.io.config.Snapshots;
import dev.countersign.io.git.GitRepository;
import dev.countersign.io.report.Escaped;
import dev.countersign.shell.cli.server.ClassArchive;
import dev.countersign.shell.cli.server.Client;
import dev.countersign.shell.cli.server.ClientCompiler;
import dev.countersign.shell.cli.server.Hook;
import dev.countersign.shell.cli.server.Installer;
import dev.countersign.shell.cli.server.ServerRepository;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import dev.countersign.shell.console.ProgramJar;
import dev.countersign.shell.console.SnapshotPlaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the gate in front of repositories. */
@CommandLine.Command(
        name = "install",
        description = {
            "Put the gate in front of repositories on a server.",
            "A hook that is there already is kept and runs after countersign has admitted a push.",
            "Where countersign is installed already, its hook keeps what these options do not change."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  countersign install /srv/git/app.git --policy /etc/countersign/policy.yaml",
            "  countersign install /srv/git/app.git --policy refs/heads/main:policy.yaml",
            "  countersign install /srv/git/*.git"
        })
final class InstallCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Parameters(paramLabel = "REPO", arity = "1..*", description = "Repositories, bare or not.")
    private List<Path> repositories = List.of();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Option(
            names = "--update-hook",
            description = "Use the hook 'update', where the server keeps 'pre-receive' for itself.")
    private boolean updateHook;

    @Mixin
    private SocketOption socket = new SocketOption();

    @Option(
            names = "--on-demand",
            paramLabel = "SECONDS",
            description =
                    "Let a push that finds no resident process start one, which ends when nobody has pushed for so"
                            + " long. Default: leave that to others, such as systemd.")
    private Optional<Integer> onDemand = Optional.empty();

    InstallCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        if (onDemand.filter(seconds -> seconds <= 0).isPresent()) {
            throw new UsageException("--on-demand takes a number of seconds, at least 1");
        }
        Installer plain = Installer.of(console);
        Optional<Client> client = client(plain);
        for (Path folder : repositories) {
            ServerRepository repository = ServerRepository.at(console.resolve(folder), console.environment());
            Hook hook = hook(repository);
            ConfigPlace place = loadable(repository);
            Installer installer =
                    client.map(made -> plain.asking(asked(made, repository))).orElse(plain);
            Lines.print(installer.install(repository, hook, place), console);
        }
        client.ifPresent(made -> console.out().println("       client  " + made.program()));
        ClassArchive.ofProcess().ifPresent(archive -> renew(archive, plain));
        return ExitCode.ADMITTED;
    }

    /** A repository that is guarded keeps its hook; with both, each push would be judged twice. */
    private Hook hook(ServerRepository repository) {
        Hook there = Installer.hookOf(repository).orElse(updateHook ? Hook.UPDATE : Hook.PRE_RECEIVE);
        if (updateHook && there != Hook.UPDATE) {
            throw new RepositoryException(repository.gitDir() + " is guarded by its hook '" + there.fileName()
                    + "' already\nto change that, first: countersign uninstall " + Escaped.word(repository.gitDir()));
        }
        return there;
    }

    /** Where hooks met the resident process they go on meeting it, unless somebody says something else. */
    private Client asked(Client made, ServerRepository repository) {
        return socket.isGiven() || onDemand.isPresent()
                ? made
                : Installer.clientOf(repository)
                        .map(there -> new Client(made.program(), made.jar(), there.socket(), there.idle()))
                        .orElse(made);
    }

    /** What hooks ask before they start a Java, where it can be made. */
    private Optional<Client> client(Installer installer) {
        return ProgramJar.ofProcess().flatMap(jar -> {
            ClientCompiler compiler = ClientCompiler.of(installer.launcher(), jar, console.environment());
            if (!compiler.isPossible()) {
                return Optional.empty();
            }
            Optional<String> reason = compiler.compile();
            reason.ifPresent(words -> console.err()
                    .println("warning: hooks will do without a resident process: " + words.replace("\n", "\n       ")));
            return reason.isPresent()
                    ? Optional.empty()
                    : Optional.of(new Client(compiler.target(), jar, socket.in(console), onDemand));
        });
    }

    /** Without it the gate is slower, and not less of a gate. */
    private void renew(ClassArchive archive, Installer installer) {
        archive.renew(installer, console.environment())
                .ifPresentOrElse(
                        reason -> console.err()
                                .println("warning: hooks will start more slowly, without " + archive.file() + ": "
                                        + reason.replace("\n", "\n       ")),
                        () -> console.out().println("       archive " + archive.file()));
    }

    /**
     * A policy that cannot be used is told now, not to the next person who pushes; who need not wait until a large
     * roster is parsed, either.
     */
    private ConfigPlace loadable(ServerRepository repository) {
        try (GitRepository git = GitRepository.open(repository.gitDir())) {
            ConfigPlace place = Policies.find(policy, git, console);
            Configuration.load(
                    place,
                    repository.isOwn() ? SnapshotPlaces.ofProcess().of(git, console.environment()) : Snapshots.NONE);
            return place;
        }
    }
}
