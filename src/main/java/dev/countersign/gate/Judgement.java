package dev.countersign.gate;

import dev.countersign.core.commit.ChangedPaths;
import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitReading;
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
import java.util.List;

/** Gathers the facts of commits and has them judged. */
final class Judgement {

    private final CommitSource source;
    private final Settings settings;
    private final CommitJudge judge;
    private final Deadline deadline;
    private final AllNotes notes;
    private final Countersignatures countersignatures;

    Judgement(
            CommitSource source,
            Settings settings,
            LocalDate day,
            Pusher pusher,
            String repository,
            Deadline deadline,
            AllNotes notes,
            Countersignatures countersignatures) {
        this.source = source;
        this.settings = settings;
        this.judge = new CommitJudge(settings.policy(), settings.roster(), day, pusher, repository);
        this.deadline = deadline;
        this.notes = notes;
        this.countersignatures = countersignatures;
    }

    /**
     * The verdict on the commit at a place of a docket.
     *
     * @param rewriting the command that remedies name
     * @throws DeadlineException when there is no time left
     */
    CommitVerdict judge(Docket docket, int place, Rewriting rewriting) {
        deadline.check();
        List<Rule> rules = docket.rules(place);
        return judge(facts(docket.id(place), rules, docket.isTip(place)), rules, rewriting);
    }

    /** The verdict on these facts. */
    CommitVerdict judge(CommitFacts facts, List<Rule> rules, Rewriting rewriting) {
        return judge.judge(facts, rules, rewriting);
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
