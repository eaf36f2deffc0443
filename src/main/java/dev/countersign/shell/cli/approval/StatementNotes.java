package dev.countersign.shell.cli.approval;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.signoff.CountersignatureReading;
import dev.countersign.core.signoff.SignedStatement;
import dev.countersign.core.signoff.Statement;
import dev.countersign.gate.RepositoryException;
import dev.countersign.io.git.GitRepository;
import dev.countersign.shell.cli.server.GitCommand;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The countersignatures of a clone, and their exchange with a remote. Nothing that anybody signed is ever dropped. */
public final class StatementNotes {

    /** Where they stand for a moment; FETCH_HEAD is what a person may be about to approve. */
    private static final String FETCHED = "refs/countersign/fetched";

    private static final int ATTEMPTS = 3;

    private final GitRepository repository;
    private final GitCommand git;

    /** Those of this repository, by a git that runs there. */
    public StatementNotes(GitRepository repository, GitCommand git) {
        this.repository = repository;
        this.git = git;
    }

    /** What the clone holds about a commit. */
    public List<CountersignatureReading> about(ObjectId commit) {
        return tip().map(notes -> repository.countersignatures(notes, commit)).orElse(List.of());
    }

    private Optional<ObjectId> tip() {
        return id(git.ask("rev-parse", "-q", "--verify", SignedStatement.REF + "^{commit}"));
    }

    private static Optional<ObjectId> id(GitCommand.Answer answer) {
        return Optional.of(answer.text()).filter(ObjectId::isValid).map(ObjectId::new);
    }

    /** Keeps a signed statement beside each commit that it names. */
    public void add(SignedStatement signed, Statement statement) {
        Map<ObjectId, List<SignedStatement>> notes = new LinkedHashMap<>();
        Optional<ObjectId> tip = tip();
        statement.commits().keySet().forEach(commit -> {
            Set<SignedStatement> all = new LinkedHashSet<>(sources(tip, commit));
            all.add(signed);
            notes.put(commit, List.copyOf(all));
        });
        write(notes, tip, Optional.empty(), "Approve " + statement.commits().size() + " commit(s)");
    }

    private List<SignedStatement> sources(Optional<ObjectId> notes, ObjectId commit) {
        return notes.map(at -> repository.countersignatures(at, commit)).orElse(List.of()).stream()
                .map(CountersignatureReading::source)
                .toList();
    }

    /**
     * Takes over what the remote has and the clone has not.
     *
     * @throws RepositoryException when the remote cannot be reached
     */
    public void fetch(String remote) {
        String there = git.tell("ls-remote", remote, SignedStatement.REF);
        if (there.isEmpty()) {
            return;
        }
        git.tell(
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                remote,
                "+" + SignedStatement.REF + ":" + FETCHED);
        ObjectId theirs = new ObjectId(git.tell("rev-parse", "--verify", FETCHED + "^{commit}"));
        git.tell("update-ref", "-d", FETCHED);
        Optional<ObjectId> ours = tip();
        if (ours.isEmpty() || isAncestor(ours.get(), theirs)) {
            git.tell("update-ref", SignedStatement.REF, theirs.hex());
        } else if (!isAncestor(theirs, ours.get())) {
            merge(theirs, ours.get());
        }
    }

    private boolean isAncestor(ObjectId one, ObjectId other) {
        return git.ask("merge-base", "--is-ancestor", one.hex(), other.hex()).succeeded();
    }

    private void merge(ObjectId theirs, ObjectId ours) {
        Map<ObjectId, List<SignedStatement>> notes = new LinkedHashMap<>();
        for (String path : repository.changedNotes(Optional.of(theirs), Optional.of(ours))) {
            String name = path.replace("/", "");
            if (ObjectId.isValid(name) && repository.lineage(new ObjectId(name)).isPresent()) {
                ObjectId commit = new ObjectId(name);
                Set<SignedStatement> all = new LinkedHashSet<>(sources(Optional.of(theirs), commit));
                all.addAll(sources(Optional.of(ours), commit));
                notes.put(commit, List.copyOf(all));
            }
        }
        write(notes, Optional.of(theirs), Optional.of(ours), "Merge approvals");
    }

    /**
     * Sends them to a remote, with what came in there meanwhile.
     *
     * @return what the remote said
     * @throws RepositoryException when it does not take them, with what it said
     */
    public String push(String remote) {
        GitCommand.Answer answer = git.ask("push", remote, SignedStatement.REF);
        for (int i = 1; i < ATTEMPTS && isBehind(answer); i++) {
            fetch(remote);
            answer = git.ask("push", remote, SignedStatement.REF);
        }
        if (!answer.succeeded()) {
            throw new RepositoryException("git push " + remote + " " + SignedStatement.REF + " failed\n"
                    + answer.err().strip());
        }
        return answer.err().strip();
    }

    private static boolean isBehind(GitCommand.Answer push) {
        return !push.succeeded()
                && (push.err().contains("(fetch first)") || push.err().contains("(non-fast-forward)"));
    }

    /** One commit for all (git-fast-import(1), notemodify) and one blob for all notes that are alike. */
    private void write(
            Map<ObjectId, List<SignedStatement>> notes,
            Optional<ObjectId> on,
            Optional<ObjectId> merged,
            String subject) {
        Map<List<SignedStatement>, Integer> marks = new LinkedHashMap<>();
        notes.values().forEach(statements -> marks.putIfAbsent(statements, marks.size() + 1));
        StringBuilder stream = new StringBuilder();
        marks.forEach((statements, mark) ->
                stream.append("blob\nmark :").append(mark).append('\n').append(data(SignedStatement.note(statements))));
        stream.append("commit ")
                .append(SignedStatement.REF)
                .append("\ncommitter ")
                .append(committer())
                .append(' ')
                .append(Instant.now().getEpochSecond())
                .append(" +0000\n")
                .append(data(subject + "\n"));
        on.ifPresent(id -> stream.append("from ").append(id).append('\n'));
        merged.ifPresent(id -> stream.append("merge ").append(id).append('\n'));
        notes.forEach((commit, statements) -> stream.append("N :")
                .append(marks.get(statements))
                .append(' ')
                .append(commit)
                .append('\n'));
        stream.append("done\n");
        GitCommand.Answer answer =
                git.ask(stream.toString().getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet", "--done");
        if (!answer.succeeded()) {
            throw new RepositoryException(
                    "git fast-import failed\n" + answer.err().strip());
        }
    }

    private String committer() {
        String line = git.tell("var", "GIT_COMMITTER_IDENT");
        return line.substring(0, line.lastIndexOf('>') + 1);
    }

    private static String data(String text) {
        return "data " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text + "\n";
    }
}
