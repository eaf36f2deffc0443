package dev.countersign.shell.cli.server;

import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A repository as git on this machine sees it.
 *
 * @param gitDir where its objects and refs live; absolute
 * @param hooks the folder in which git looks for hooks, whether it exists or not; absolute
 * @param git runs there
 */
public record ServerRepository(Path gitDir, Path hooks, GitCommand git) {

    /** The key of a repository's own configuration under which the gate finds its policy. */
    public static final String POLICY_KEY = "countersign.policy";

    /**
     * The repository in this folder.
     *
     * @throws RepositoryException when there is none, or one that countersign cannot read
     */
    public static ServerRepository at(Path folder, Map<String, String> environment) {
        if (!Files.isDirectory(folder)) {
            throw new RepositoryException("'" + folder + "' is no folder");
        }
        GitCommand git = GitCommand.in(folder, environment);
        GitCommand.Answer gitDir = git.ask("rev-parse", "--git-common-dir");
        if (!gitDir.succeeded()) {
            throw new RepositoryException("'" + folder + "' is no git repository, or none that git can read\n"
                    + gitDir.err().strip());
        }
        String format = git.tell("rev-parse", "--show-object-format");
        if (!format.equals("sha1")) {
            throw new RepositoryException(
                    "'" + folder + "' names its objects by " + format + "; countersign reads SHA-1 repositories only");
        }
        return new ServerRepository(
                real(folder, gitDir.text()), real(folder, git.tell("rev-parse", "--git-path", "hooks")), git);
    }

    /** Links are followed as far as the path exists, so that two paths can be compared. */
    private static Path real(Path folder, String answer) {
        return real(folder.resolve(answer).toAbsolutePath().normalize());
    }

    private static Path real(Path path) {
        try {
            return Files.exists(path)
                    ? path.toRealPath()
                    : real(path.resolveSibling("")).resolve(path.getFileName());
        } catch (IOException e) {
            throw new RepositoryException("cannot enter " + path, e);
        }
    }

    /** Whether git looks for hooks inside the repository, and not in a folder that others may share. */
    public boolean ownsHooks() {
        return hooks.startsWith(gitDir);
    }

    /** The file in which git looks for this hook. */
    public Path hook(Hook hook) {
        return hooks.resolve(hook.fileName());
    }

    /** The folder of further hooks beside this hook. */
    public Path folder(Hook hook) {
        return hooks.resolve(hook.folderName());
    }

    /** The folder in which countersign keeps what belongs to this repository. */
    public Path ownFolder() {
        return gitDir.resolve("countersign");
    }

    /** Whether it belongs to the user of this process, who then reads and writes what a hook does. */
    public boolean isOwn() {
        return Ownership.owner(gitDir).equals(System.getProperty("user.name"));
    }

    /** A value of git's configuration as it counts here. */
    public Optional<String> config(String key) {
        GitCommand.Answer answer = git.ask("config", "--get", key);
        return answer.succeeded() ? Optional.of(answer.text()) : Optional.empty();
    }

    /** A switch of git's configuration as it counts here. */
    public boolean isOn(String key) {
        return git.ask("config", "--type=bool", "--get", key).text().equals("true");
    }
}
