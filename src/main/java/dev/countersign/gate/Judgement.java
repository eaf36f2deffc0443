package dev.countersign.gate;

import dev.countersign.core.commit.ChangedPaths;
import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitReading;
import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.MalformedCommit;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.policy.CommitJudge;
import dev.countersign.core.policy.Rewriting;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.push.Pusher;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.core.signoff.SignOffs;
import dev.countersign.core.verdict.CommitFacts;
import dev.countersign.core.verdict.CommitVerdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the facts of commits and has them judged. */
final class Judgement {

    private final CommitSource source;
    private final Settings settings;
    private final CommitJudge judge;
    private final Deadline deadline;
    private final Progress progress;
    private final AllNotes notes;
    private final Countersignatures countersignatures;

    Judgement(
            CommitSource source,
            Settings settings,
            LocalDate day,
            Pusher pusher,
            String repository,
            Deadline deadline,
            Progress progress,
            AllNotes notes,
            Countersignatures countersignatures) {
        this.source = source;
        this.settings = settings;
        this.judge = new CommitJudge(settings.policy(), settings.roster(), day, pusher, repository);
        this.deadline = deadline;
        this.progress = progress;
        this.notes = notes;
        this.countersignatures = countersignatures;
    }

    /**
     * The verdicts on these commits.
     *
     * @param work parents before children, each with the rules to judge it by
     * @param tips the commits that the author could simply amend
     */
    List<CommitVerdict> judge(Map<Lineage, List<Rule>> work, Set<ObjectId> tips) {
        List<CommitVerdict> verdicts = new ArrayList<>(work.size());
        work.forEach((lineage, rules) -> {
            deadline.check();
            CommitFacts facts = facts(lineage.id(), rules, tips.contains(lineage.id()));
            verdicts.add(judge.judge(facts, rules, Rewriting.AMEND));
            progress.judged(verdicts.size(), work.size());
        });
        return withRemedies(work, verdicts);
    }

    /** An amended tip mends the tip; anything else means rewriting from the oldest rejected commit on. */
    private List<CommitVerdict> withRemedies(Map<Lineage, List<Rule>> work, List<CommitVerdict> verdicts) {
        List<CommitVerdict> rejected =
                verdicts.stream().filter(verdict -> !verdict.admits()).toList();
        if (rejected.isEmpty()
                || (rejected.size() == 1 && rejected.get(0).facts().isTip())) {
            return verdicts;
        }
        List<CommitReading> commits =
                rejected.stream().map(verdict -> verdict.facts().commit()).toList();
        boolean merges =
                work.keySet().stream().anyMatch(commit -> commit.parents().size() > 1);
        Rewriting rewriting = new Rewriting(
                commits.stream().map(CommitReading::id).toList(),
                commits.get(0).parents().isEmpty(),
                merges);
        List<List<Rule>> rules = List.copyOf(work.values());
        List<CommitVerdict> remedied = new ArrayList<>(verdicts);
        for (int i = 0; i < remedied.size(); i++) {
            if (!remedied.get(i).admits()) {
                remedied.set(i, judge.judge(remedied.get(i).facts(), rules.get(i), rewriting));
            }
        }
        return remedied;
    }

    private CommitFacts facts(ObjectId id, List<Rule> rules, boolean isTip) {
        CommitReading reading = source.find(id)
                .orElseThrow(() -> new RepositoryException("commit " + id + " is not in the repository"));
        if (reading instanceof MalformedCommit) {
            return new CommitFacts(
                    reading,
                    Attribution.NONE,
                    List.of(),
                    CommitSignature.NONE,
                    List.of(),
                    ChangedPaths.unread(),
                    isTip);
        }
        Commit commit = (Commit) reading;
        CommitFacts facts = new CommitFacts(
                commit,
                settings.catalogue().attribute(commit).and(notes.evidence(id, settings.catalogue())),
                SignOffs.of(commit.message()),
                CommitSignature.NONE,
                List.of(),
                ChangedPaths.unread(),
                isTip);
        if (judge.needsSignature(facts, rules)) {
            facts = facts.with(source.signature(id));
        }
        if (judge.needsCountersignatures(facts, rules)) {
            facts = facts.with(countersignatures.beside(id));
        }
        return judge.needsPaths(facts, rules) ? facts.with(source.changedPaths(commit)) : facts;
    }
}
