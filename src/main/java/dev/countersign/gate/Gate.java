package dev.countersign.gate;

import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.policy.UpdateJudge;
import dev.countersign.core.policy.Vouching;
import dev.countersign.core.push.MalformedUpdate;
import dev.countersign.core.push.Push;
import dev.countersign.core.push.Pusher;
import dev.countersign.core.push.RefName;
import dev.countersign.core.verdict.Circumstances;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.Finding;
import dev.countersign.core.verdict.UpdateVerdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a push, has it judged, and records the decision. Good for one push, received at one time. */
public final class Gate {

    private final CommitSource source;
    private final Settings settings;
    private final RepositoryIdentity repository;
    private final Instant receivedAt;
    private final Deadline deadline;
    private final Progress progress;

    /**
     * A gate in front of a repository.
     *
     * @param receivedAt the time as of which people are active or not
     */
    public Gate(
            CommitSource source,
            Settings settings,
            RepositoryIdentity repository,
            Instant receivedAt,
            Deadline deadline,
            Progress progress) {
        this.source = source;
        this.settings = settings;
        this.repository = repository;
        this.receivedAt = receivedAt;
        this.deadline = deadline;
        this.progress = progress;
    }

    /**
     * Judges a push and keeps the decision; whoever gets it back may act on it.
     *
     * @throws DecisionLogException when the decision could not be kept; then nothing may be admitted
     * @throws RepositoryException when the push could not be judged; the record says so
     */
    public Decision receive(Push push, DecisionLog log) {
        Decision decision;
        DecisionLog.Entry entry;
        try {
            decision = judge(push);
            entry = log.draft(decision);
        } catch (DeadlineException e) {
            decision = tooSlow(push, e);
            entry = log.draft(decision);
        } catch (RepositoryException e) {
            Finding finding = new Finding("could not be judged: " + firstLine(e), "");
            log.draft(rejected(push, finding)).keep();
            throw e;
        }
        entry.keep();
        return decision;
    }

    private static String firstLine(RepositoryException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Judges a push.
     *
     * @throws RepositoryException when it could not be judged
     */
    public Decision judge(Push push) {
        int allowed = settings.policy().limits().refUpdates();
        if (push.updates().size() + push.malformed().size() > allowed) {
            return rejected(
                    push, new Finding("the push updates more than " + allowed + " refs", "push in smaller parts"));
        }
        try {
            return judgeWithin(push);
        } catch (DeadlineException e) {
            return tooSlow(push, e);
        } catch (MissingCommitException e) {
            return rejected(
                    push,
                    new Finding(
                            e.getMessage() + ", so the push cannot be judged",
                            "from a shallow clone, first run: git fetch --unshallow"));
        }
    }

    private Decision tooSlow(Push push, DeadlineException e) {
        return rejected(push, new Finding("the push was " + e.getMessage(), "push in smaller parts"));
    }

    private Decision judgeWithin(Push push) {
        List<Movement> movements = new Movements(source, settings.policy(), deadline).of(push.updates());
        Unjudged unjudged = Unjudged.find(source, settings.policy(), movements, deadline);
        Set<ObjectId> tips =
                movements.stream().flatMap(move -> move.commit().stream()).collect(Collectors.toUnmodifiableSet());
        Pusher pusher = pushers().of(push);
        List<CommitVerdict> commits = judgement(movements, pusher).judge(unjudged.commits(), tips);
        if (unjudged.confirm(rejected(commits))) {
            commits = judgement(movements, pusher).judge(unjudged.commits(), tips);
        }
        return new Decision(circumstances(pusher), updates(movements, pusher), commits, malformed(push));
    }

    /**
     * Judges exactly these commits by the rules that govern a ref, as a dry run.
     *
     * @param login the login for which to judge
     * @throws RepositoryException when one is not in the repository
     */
    public Decision inspect(Collection<ObjectId> commits, RefName ref, Optional<String> login) {
        Pusher pusher = pushers().named(login);
        List<Rule> rules = settings.policy().governing(ref);
        List<Lineage> ordered = ParentsFirst.order(
                commits.stream().distinct().map(this::lineage).toList());
        Map<Lineage, List<Rule>> work = new LinkedHashMap<>();
        ordered.forEach(commit -> work.put(commit, rules));
        Set<ObjectId> tips = new HashSet<>();
        ordered.forEach(commit -> tips.add(commit.id()));
        ordered.forEach(commit -> commit.parents().forEach(tips::remove));
        return new Decision(
                circumstances(pusher), List.of(), judgement(List.of(), pusher).judge(work, tips), List.of());
    }

    private Lineage lineage(ObjectId id) {
        return source.lineage(id)
                .orElseThrow(() -> new RepositoryException("commit " + id + " is not in the repository"));
    }

    private Judgement judgement(List<Movement> movements, Pusher pusher) {
        return new Judgement(
                source,
                settings,
                today(),
                pusher,
                repository.name(),
                deadline,
                progress,
                new AllNotes(source, movements),
                new Countersignatures(source, movements));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(receivedAt, ZoneOffset.UTC);
    }

    private static List<ObjectId> rejected(List<CommitVerdict> commits) {
        return commits.stream()
                .filter(commit -> !commit.admits())
                .map(commit -> commit.facts().commit().id())
                .toList();
    }

    private List<UpdateVerdict> updates(List<Movement> movements, Pusher pusher) {
        UpdateJudge judge = new UpdateJudge(settings.policy());
        Vouching vouching = new Vouching(repository.name(), settings.roster(), today());
        CountersignaturesUpdate countersignatures = new CountersignaturesUpdate(source, vouching, pusher, deadline);
        LookAlikeRefs alike = new LookAlikeRefs(source, movements);
        List<UpdateVerdict> verdicts = new ArrayList<>();
        for (Movement move : movements) {
            List<Finding> findings =
                    new ArrayList<>(judge.judge(move.update(), move.resolved(), move.tip(), alike.of(move)));
            move.unjudgeable()
                    .ifPresent(reason -> findings.add(new Finding(
                            "'" + move.resolved() + "' " + reason, "only commits can be judged: leave this ref out")));
            if (Countersignatures.areMovedBy(move)) {
                findings.addAll(countersignatures.judge(move));
            }
            verdicts.add(new UpdateVerdict(
                    move.update(), move.resolved(), !move.rules().isEmpty(), findings));
        }
        return verdicts;
    }

    private static List<Finding> malformed(Push push) {
        return push.malformed().stream().map(Gate::finding).toList();
    }

    private static Finding finding(MalformedUpdate update) {
        return new Finding(
                "ref update " + update.line() + " cannot be read: " + update.reason() + " in '" + update.text() + "'",
                "");
    }

    private Decision rejected(Push push, Finding finding) {
        List<UpdateVerdict> updates = push.updates().stream()
                .map(update -> new UpdateVerdict(update, update.ref(), true, List.of()))
                .toList();
        List<Finding> findings = new ArrayList<>(malformed(push));
        findings.add(finding);
        return new Decision(circumstances(Pusher.named(push.pusher())), updates, List.of(), findings);
    }

    private Pushers pushers() {
        return new Pushers(source, settings, receivedAt);
    }

    private Circumstances circumstances(Pusher pusher) {
        return new Circumstances(
                receivedAt,
                repository.location(),
                pusher.login(),
                pushers().certificate(pusher),
                settings.policyDigest(),
                settings.rosterDigest(),
                settings.catalogue().version());
    }
}
