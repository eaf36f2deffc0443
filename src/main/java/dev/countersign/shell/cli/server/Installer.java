package dev.countersign.shell.cli.server;

import dev.countersign.gate.RepositoryException;
import dev.countersign.gate.UsageException;
import dev.countersign.io.config.ConfigPlace;
import dev.countersign.io.report.Escaped;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.daemon.PrivateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings a repository under the gate. Nothing that it finds is overwritten, and doing it twice is doing it once.
 *
 * @param launcher the script that starts countersign; absolute
 * @param javaHome the Java to bake into the hook
 * @param client the program that stands in the place of the hook, if any, and whom it asks first
 */
public record Installer(Path launcher, Path javaHome, Optional<Client> client) {

    static final String NAME_IN_FOLDER = "countersign";

    /**
     * The installer that bakes in what started this process.
     *
     * @throws UsageException when that was not the launcher, without which a hook cannot start anything
     */
    public static Installer of(Console console) {
        Path launcher = console.launcher()
                .orElseThrow(
                        () -> new UsageException("a hook needs the script hooks/countersign to start this program\n"
                                + "run the command by that script"));
        return new Installer(launcher, Path.of(System.getProperty("java.home")), Optional.empty());
    }

    /** Through which hook a repository is guarded, where it is. */
    public static Optional<Hook> hookOf(ServerRepository repository) {
        return Stream.of(Hook.values())
                .filter(hook -> ours(repository, hook).isPresent())
                .findFirst();
    }

    /** How the hook of a repository reaches a resident process, where it does. */
    public static Optional<Client> clientOf(ServerRepository repository) {
        return hookOf(repository)
                .flatMap(hook -> ours(repository, hook))
                .flatMap(file -> HookScript.clientIn(file.text()));
    }

    /** What was written here for this hook. */
    static Optional<HookFile> ours(ServerRepository repository, Hook hook) {
        return Stream.of(repository.hook(hook), repository.folder(hook).resolve(NAME_IN_FOLDER))
                .map(HookFile::new)
                .filter(file -> file.state() == HookFile.State.OURS)
                .findFirst();
    }

    /** The same with a client. */
    public Installer asking(Client other) {
        return new Installer(launcher, javaHome, Optional.of(other));
    }

    /**
     * Writes the hook and records the policy.
     *
     * @param policy a policy that is known to load; a file by its absolute path
     * @return what was done, for people
     * @throws RepositoryException when the repository cannot be brought under the gate as it stands
     */
    public List<String> install(ServerRepository repository, Hook hook, ConfigPlace policy) {
        requireOwnHooks(repository);
        HookFile file = new HookFile(repository.hook(hook));
        List<String> done = new ArrayList<>(List.of("countersign: " + repository.gitDir() + " is guarded"));
        HookFile written = file.runsFolder(hook) ? joinFolder(repository, hook) : takePlace(repository, hook, done);
        Ownership.copy(repository.gitDir(), written.path());
        record(repository, policy);
        if (client.flatMap(Client::idle).isPresent()) {
            makeMeetingPlace(client.get().socket().resolveSibling(""), repository);
        }
        done.add("       hook    " + written.path());
        done.add("       policy  " + policy);
        if (policy.file().filter(lies -> isInWorkTree(repository, lies)).isPresent()) {
            done.add("warning: the policy lies in a work tree; whoever can change that work tree changes the policy");
        }
        return List.copyOf(done);
    }

    /** What stands in a folder that others may share is neither written nor taken away. */
    static void requireOwnHooks(ServerRepository repository) {
        if (!repository.ownsHooks()) {
            throw new RepositoryException("git looks for the hooks of " + repository.gitDir() + " in "
                    + repository.hooks() + " (core.hooksPath), a folder that other repositories may share\n"
                    + "to give it its own: git -C " + Escaped.word(repository.gitDir()) + " config core.hooksPath "
                    + Escaped.word(repository.gitDir().resolve("hooks")));
        }
    }

    /** Another hook already runs the hooks of the folder, as on a Gitea server: ours becomes one of them. */
    private HookFile joinFolder(ServerRepository repository, Hook hook) {
        HookFile file = new HookFile(repository.folder(hook).resolve(NAME_IN_FOLDER));
        HookFile.State state = file.state();
        if (state != HookFile.State.NOTHING && state != HookFile.State.OURS) {
            throw refusal(file, state);
        }
        file.write(content(hook, script(hook, Optional.empty()).textInFolder()));
        return file;
    }

    /** What cannot be written as a whole is found out before anything is moved. */
    private HookFile takePlace(ServerRepository repository, Hook hook, List<String> done) {
        HookFile file = new HookFile(repository.hook(hook));
        HookFile.State state = file.state();
        Optional<String> predecessor = switch (state) {
            case NOTHING -> Optional.empty();
            case OURS -> HookScript.predecessorIn(file.text());
            case FOREIGN -> Optional.of(freeName(repository, hook));
            case DANGLING, EMPTY, NOT_A_FILE -> throw refusal(file, state);
        };
        byte[] content = content(hook, script(hook, predecessor).text());
        if (state == HookFile.State.FOREIGN) {
            setAside(file, repository.folder(hook).resolve(predecessor.orElseThrow()), done);
        }
        file.write(content);
        return file;
    }

    private byte[] content(Hook hook, String text) {
        return client.map(asked -> new HookFile(asked.program()).followedBy(HookSettings.of(hook, asked, text)))
                .orElseGet(() -> text.getBytes(StandardCharsets.UTF_8));
    }

    private HookScript script(Hook hook, Optional<String> predecessor) {
        return new HookScript(hook, launcher, javaHome, client, predecessor);
    }

    private static String freeName(ServerRepository repository, Hook hook) {
        String name = hook.fileName();
        for (int i = 2; Files.exists(repository.folder(hook).resolve(name)); i++) {
            name = hook.fileName() + "-" + i;
        }
        return name;
    }

    private static void setAside(HookFile file, Path target, List<String> done) {
        boolean runs = file.isExecutable();
        file.moveTo(target);
        done.add("       kept    " + target + (runs ? ", which runs next" : ", not executable, as before"));
    }

    private static RepositoryException refusal(HookFile file, HookFile.State state) {
        return new RepositoryException(
                file.path() + " " + state.words() + "\nmend it or remove it, then install again");
    }

    /** The folder of the log is made here, so that it belongs to those who push and not to root. */
    private static void record(ServerRepository repository, ConfigPlace policy) {
        repository.git().tell("config", "--local", ServerRepository.POLICY_KEY, policy.toString());
        Ownership.copy(repository.gitDir(), repository.gitDir().resolve("config"));
        try {
            Path folder = Files.createDirectories(repository.ownFolder());
            Ownership.copy(repository.gitDir(), folder);
        } catch (IOException e) {
            throw new RepositoryException("cannot make a folder for the decision log: " + e.getMessage(), e);
        }
    }

    /** A resident process that hooks start belongs to those who push; so does the folder of its socket. */
    private static void makeMeetingPlace(Path folder, ServerRepository repository) {
        try {
            if (!Files.exists(folder)) {
                Files.createDirectory(folder);
                Ownership.copy(repository.gitDir(), folder);
                PrivateFolder.close(folder);
            } else if (!PrivateFolder.isClosed(folder)) {
                throw new RepositoryException(PrivateFolder.openness(folder));
            }
        } catch (IOException e) {
            throw new RepositoryException("cannot make the folder of the socket: " + e.getMessage(), e);
        }
    }

    private static boolean isInWorkTree(ServerRepository repository, Path file) {
        return repository
                .git()
                .at(file.resolveSibling(""))
                .ask("rev-parse", "--is-inside-work-tree")
                .text()
                .equals("true");
    }
}
