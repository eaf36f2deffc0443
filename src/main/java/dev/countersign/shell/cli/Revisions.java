package dev.countersign.shell.cli;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import dev.countersign.gate.CommitRange;
import dev.countersign.gate.Deadline;
import dev.countersign.gate.Peeled;
import dev.countersign.gate.RepositoryException;
import dev.countersign.gate.UsageException;
import dev.countersign.io.git.GitRepository;
import dev.countersign.shell.cli.server.GitCommand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what people call commits into ids, in git's own language (gitrevisions(7)). */
final class Revisions {

    private static final int AT_ONCE = 500;

    /** How {@code git rev-parse --verify} ends for a name that means nothing; another one for what it cannot read. */
    private static final int NO_SUCH_NAME = 1;

    private static final String REMOTES = "refs/remotes/";

    private final GitRepository repository;
    private final GitCommand git;

    Revisions(GitRepository repository, GitCommand git) {
        this.repository = repository;
        this.git = git;
    }

    /**
     * Exactly the commits that are named; of a range such as {@code A..B} or {@code ^A B} what it contains.
     *
     * @throws UsageException when a name means nothing here
     */
    List<ObjectId> named(List<String> names) {
        if (names.stream().anyMatch(name -> name.startsWith("^"))) {
            return range(parse(names));
        }
        Set<ObjectId> ids = new LinkedHashSet<>();
        List<String> single = new ArrayList<>();
        for (String name : names) {
            if (isRange(name)) {
                ids.addAll(range(parse(List.of(name))));
            } else {
                single.add(name);
            }
        }
        parse(single).forEach(id -> ids.add(commit(id)));
        return List.copyOf(ids);
    }

    private static boolean isRange(String name) {
        return name.contains("..") || name.contains("^!") || name.contains("^@") || name.contains("^-");
    }

    /** What the current branch has and the place that it is pushed to has not. */
    List<ObjectId> unpushed() {
        GitCommand.Answer head = verify("HEAD");
        if (head.status() == NO_SUCH_NAME) {
            throw new UsageException("there is no commit here yet\nname commits or a range");
        }
        if (!head.succeeded()) {
            throw new RepositoryException("git cannot read HEAD\n" + head.err().strip());
        }
        return CommitRange.of(repository, List.of(commit(head.text())), commits(pushed()), Deadline.none());
    }

    private Collection<ObjectId> pushed() {
        Optional<ObjectId> upstream = idOf("@{upstream}");
        if (upstream.isPresent()) {
            return List.of(upstream.get());
        }
        Collection<ObjectId> remote = tips(REMOTES + "origin/");
        if (remote.isEmpty()) {
            remote = tips(REMOTES);
        }
        if (remote.isEmpty()) {
            throw new UsageException("the branch has no upstream, and there is no remote to compare it with\n"
                    + "name commits or a range: countersign check main..HEAD");
        }
        return remote;
    }

    private Collection<ObjectId> tips(String start) {
        return repository.tips(ref -> ref.value().startsWith(start)).values();
    }

    /** The ref that a push from here would move: the upstream's, or the one of the same name. */
    RefName target() {
        return repository
                .head()
                .map(head -> git.ask("for-each-ref", "--format=%(upstream:remoteref)", head.value())
                        .text())
                .filter(RefName::isValid)
                .map(RefName::new)
                .or(repository::head)
                .orElseGet(this::defaultBranch);
    }

    private RefName defaultBranch() {
        String remote = git.ask("symbolic-ref", "-q", REMOTES + "origin/HEAD").text();
        String branch =
                remote.startsWith(REMOTES + "origin/") ? remote.substring((REMOTES + "origin/").length()) : "main";
        return new RefName("refs/heads/" + branch);
    }

    /** What a person calls a ref: in full, or a branch. */
    static RefName ref(String name) {
        String full = name.startsWith("refs/") ? name : "refs/heads/" + name;
        if (!RefName.isValid(full)) {
            throw new UsageException("'" + name + "' cannot be the name of a ref\nname a branch, or a ref in full");
        }
        return new RefName(full);
    }

    private Optional<ObjectId> idOf(String name) {
        return Optional.of(verify(name).text()).filter(ObjectId::isValid).map(ObjectId::new);
    }

    private GitCommand.Answer verify(String name) {
        return git.ask("rev-parse", "-q", "--verify", name + "^{commit}");
    }

    /**
     * Ids as {@code git rev-parse} prints them, the excluded ones with a {@code ^} before; in the order of the names.
     */
    private List<String> parse(List<String> names) {
        if (names.stream().allMatch(ObjectId::isValid)) {
            return names;
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < names.size(); i += AT_ONCE) {
            ids.addAll(ask(names.subList(i, Math.min(names.size(), i + AT_ONCE))));
        }
        return ids;
    }

    private List<String> ask(List<String> names) {
        List<String> arguments = new ArrayList<>(List.of("rev-parse", "--revs-only"));
        arguments.addAll(names);
        arguments.add("--");
        GitCommand.Answer answer = git.ask(arguments.toArray(new String[0]));
        if (!answer.succeeded()) {
            String said = answer.err().strip();
            throw new UsageException(said.startsWith("fatal: ") ? said.substring("fatal: ".length()) : said);
        }
        return answer.text().lines().toList();
    }

    private List<ObjectId> range(List<String> ids) {
        List<ObjectId> include =
                ids.stream().filter(id -> !id.startsWith("^")).map(this::commit).toList();
        List<ObjectId> exclude = ids.stream()
                .filter(id -> id.startsWith("^"))
                .map(id -> commit(id.substring(1)))
                .toList();
        return CommitRange.of(repository, include, exclude, Deadline.none());
    }

    private List<ObjectId> commits(Collection<ObjectId> ids) {
        return ids.stream().map(this::commit).toList();
    }

    private ObjectId commit(String id) {
        return commit(new ObjectId(id));
    }

    private ObjectId commit(ObjectId id) {
        Peeled peeled = repository.peel(id);
        if (peeled instanceof Peeled.ToNone none) {
            throw new UsageException(id.abbreviated() + " " + none.reason() + "\nname a commit");
        }
        return ((Peeled.ToCommit) peeled).commit();
    }
}
