package dev.countersign.shell.cli.draft;

import dev.countersign.gate.RepositoryException;
import dev.countersign.gate.UsageException;
import dev.countersign.io.config.CatalogueFile;
import dev.countersign.io.report.Escaped;
import dev.countersign.shell.cli.server.GitCommand;
import dev.countersign.shell.console.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Writes a first policy and a first roster. */
public final class Drafts {

    private static final String ROSTER = ".countersign-roster.yaml";

    private Drafts() {}

    /**
     * Writes both files; neither when one of them is there already.
     *
     * @param folder made where it is missing
     * @param git runs where the history is, unless the folder itself lies in a repository
     * @return what was done and what to do next, for people
     */
    public static List<String> write(Path folder, GitCommand git) {
        Path policy = folder.resolve(PolicyFile.NAME);
        Path roster = folder.resolve(ROSTER);
        requireNew(policy);
        requireNew(roster);
        List<Person> people = new Authors(CatalogueFile.builtIn()).of(history(folder, git));
        try {
            Files.createDirectories(folder);
            Files.writeString(policy, PolicyDraft.of(ROSTER));
            Files.writeString(roster, RosterDraft.of(people));
        } catch (IOException e) {
            throw new RepositoryException("cannot write into " + folder + ": " + e.getMessage(), e);
        }
        return List.of(
                "countersign: drafted " + policy,
                "countersign: drafted " + roster + " with " + people.size()
                        + (people.size() == 1 ? " person" : " people"),
                "hint:  write a level behind each name, then run: countersign roster lint " + Escaped.word(roster));
    }

    private static GitCommand history(Path folder, GitCommand git) {
        GitCommand there = git.at(folder);
        return Files.isDirectory(folder) && there.ask("rev-parse", "--git-dir").succeeded() ? there : git;
    }

    private static void requireNew(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageException(
                    file + " is there already, and is never overwritten\nmove it away to draft it anew");
        }
    }
}
