package dev.countersign.shell.cli.approval;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitReading;
import dev.countersign.core.commit.MalformedCommit;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Catalogue;
import dev.countersign.gate.UsageException;
import dev.countersign.io.git.GitRepository;
import dev.countersign.io.report.ApprovalReport.Change;
import dev.countersign.shell.cli.server.GitCommand;
import java.util.ArrayList;
import java.util.List;

/** Finds out what commits bring, for somebody who is to vouch for them. */
public final class Changes {

    private static final int FIELDS = 3;

    private final GitRepository repository;
    private final GitCommand git;
    private final Catalogue catalogue;

    /** Of commits of this repository, their evidence by this catalogue. */
    public Changes(GitRepository repository, GitCommand git, Catalogue catalogue) {
        this.repository = repository;
        this.git = git;
        this.catalogue = catalogue;
    }

    /**
     * What a commit brings, against its first parent.
     *
     * @throws UsageException for one that nobody could vouch for, because it reads differently to different readers
     */
    public Change of(ObjectId id) {
        CommitReading reading =
                repository.find(id).orElseThrow(() -> new UsageException("there is no commit " + id.abbreviated()));
        if (reading instanceof MalformedCommit malformed) {
            throw new UsageException("commit " + id.abbreviated() + " cannot be judged: " + malformed.reason()
                    + "\nno sign-off can let it in: make it anew");
        }
        Commit commit = (Commit) reading;
        List<String> paths = new ArrayList<>();
        long added = 0;
        long removed = 0;
        for (String entry : numbers(commit).split("\0", -1)) {
            String[] fields = entry.split("\t", FIELDS);
            if (fields.length == FIELDS) {
                added += number(fields[0]);
                removed += number(fields[1]);
                paths.add(fields[2]);
            }
        }
        return new Change(commit, catalogue.attribute(commit), added, removed, paths);
    }

    /** As {@code --numstat -z} of git-diff-tree(1) writes them, without looking for renames. */
    private String numbers(Commit commit) {
        List<String> arguments = new ArrayList<>(
                List.of("diff-tree", "--no-commit-id", "--root", "-r", "--numstat", "-z", "--no-renames"));
        commit.parents().stream().limit(1).map(ObjectId::hex).forEach(arguments::add);
        arguments.add(commit.id().hex());
        return git.tell(arguments.toArray(new String[0]));
    }

    /** A dash stands for a file that is not text. */
    private static long number(String text) {
        return text.equals("-") ? 0 : Long.parseLong(text);
    }
}
