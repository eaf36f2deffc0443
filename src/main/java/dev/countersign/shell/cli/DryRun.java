package dev.countersign.shell.cli;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import dev.countersign.core.verdict.Decision;
import dev.countersign.gate.Deadline;
import dev.countersign.gate.Gate;
import dev.countersign.io.git.GitRepository;
import dev.countersign.shell.cli.approval.StatementNotes;
import dev.countersign.shell.cli.server.GitCommand;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.Guard;
import dev.countersign.shell.console.ProgressMeter;
import java.util.List;
import java.util.Optional;

/** A judgement that changes nothing and is not recorded. */
final class DryRun implements AutoCloseable {

    private final GitRepository repository;
    private final Guard guard;
    private final Gate gate;
    private final Revisions revisions;
    private final GitCommand git;
    private final ProgressMeter meter;

    private DryRun(GitRepository repository, Guard guard, GitCommand git, ProgressMeter meter) {
        this.repository = repository;
        this.guard = guard;
        this.gate = guard.gate(Deadline.none(), meter);
        this.git = git;
        this.revisions = new Revisions(repository, git);
        this.meter = meter;
    }

    /** A dry run in a repository, by the policy that counts there. */
    static DryRun open(RepositoryOption option, PolicyOption policy, Console console) {
        GitRepository repository = option.open(console);
        Guard guard = Guard.of(repository, Policies.find(policy, repository, console));
        return new DryRun(repository, guard, option.git(console), new ProgressMeter(console));
    }

    /** The ref to judge for: the one named, or else the one that a push from here would move. */
    RefName target(Optional<String> name) {
        return name.map(Revisions::ref).orElseGet(revisions::target);
    }

    List<ObjectId> named(List<String> names) {
        return revisions.named(names);
    }

    List<ObjectId> unpushed() {
        return revisions.unpushed();
    }

    /** Takes over what others have signed. */
    void fetchStatements(RemoteOption remote, Console console) {
        new StatementNotes(repository, remote.reaching(git, console)).fetch(remote.name());
    }

    Decision judge(List<ObjectId> commits, RefName target, Optional<String> pusher) {
        try (meter) {
            return gate.inspect(commits, target, pusher);
        }
    }

    /** What a person should know who asks about a ref for which nothing is asked. */
    List<String> remark(RefName target) {
        return guard.settings().policy().governing(target).isEmpty()
                ? List.of("warning: no rule governs '" + target + "'; to judge for another ref: --ref REF")
                : List.of();
    }

    @Override
    public void close() {
        repository.close();
    }
}
