package dev.countersign.shell.cli.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets a repository go: takes away what {@link Installer} wrote, puts back what was there, keeps the decision log. */
public final class Uninstaller {

    private Uninstaller() {}

    /**
     * Takes the gate away, where there is one, and says what was done, for people.
     *
     * @throws dev.countersign.gate.RepositoryException when git looks for hooks outside of the repository
     */
    public static List<String> uninstall(ServerRepository repository) {
        Installer.requireOwnHooks(repository);
        List<String> done = new ArrayList<>();
        for (Hook hook : Hook.values()) {
            leave(new HookFile(repository.folder(hook).resolve(Installer.NAME_IN_FOLDER)), done);
            giveBack(repository, hook, done);
            removeIfEmpty(repository.folder(hook));
        }
        repository.git().ask("config", "--local", "--unset-all", ServerRepository.POLICY_KEY);
        Ownership.copy(repository.gitDir(), repository.gitDir().resolve("config"));
        done.add(
                0,
                "countersign: " + repository.gitDir()
                        + (done.isEmpty() ? " was not guarded" : " is no longer guarded"));
        removeIfEmpty(repository.ownFolder());
        if (Files.exists(repository.ownFolder())) {
            done.add("       kept    " + repository.ownFolder());
        }
        return List.copyOf(done);
    }

    private static void leave(HookFile file, List<String> done) {
        if (file.state() == HookFile.State.OURS) {
            file.delete();
            done.add("       removed " + file.path());
        }
    }

    private static void giveBack(ServerRepository repository, Hook hook, List<String> done) {
        HookFile file = new HookFile(repository.hook(hook));
        if (file.state() != HookFile.State.OURS) {
            return;
        }
        Optional<Path> predecessor = HookScript.predecessorIn(file.text())
                .map(repository.folder(hook)::resolve)
                .filter(Files::exists);
        leave(file, done);
        predecessor.ifPresent(path -> {
            new HookFile(path).moveTo(file.path());
            done.add("       restored " + file.path());
        });
    }

    private static void removeIfEmpty(Path folder) {
        if (Files.isDirectory(folder)) {
            try (var entries = Files.list(folder)) {
                if (entries.findAny().isEmpty()) {
                    Files.delete(folder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
