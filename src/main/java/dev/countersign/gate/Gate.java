package dev.countersign.gate;

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
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a push, has it judged, and records the decision. Good for one push, received at one time. */
public final class Gate {

    /** About ten thousand commits with ordinary messages. */
    private static final long ROOM_FOR_VERDICTS = 32 << 20;

    private final CommitSource source;
    private final Settings settings;
    private final RepositoryIdentity repository;
    private final Instant receivedAt;
    private final Deadline deadline;
    private final Progress progress;
    private final long room;
    private final Optional<PolicySeat> seat;

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
        this(source, settings, repository, receivedAt, deadline, progress, ROOM_FOR_VERDICTS);
    }

    /** The same with other room for verdicts that are kept, in bytes. */
    Gate(
            CommitSource source,
            Settings settings,
            RepositoryIdentity repository,
            Instant receivedAt,
            Deadline deadline,
            Progress progress,
            long room) {
        this(source, settings, repository, receivedAt, deadline, progress, room, Optional.empty());
    }

    private Gate(
            CommitSource source,
            Settings settings,
            RepositoryIdentity repository,
            Instant receivedAt,
            Deadline deadline,
            Progress progress,
            long room,
            Optional<PolicySeat> seat) {
        this.source = source;
        this.settings = settings;
        this.repository = repository;
        this.receivedAt = receivedAt;
        this.deadline = deadline;
        this.progress = progress;
        this.room = room;
        this.seat = seat;
    }

    /** The same, where the policy itself lies in the repository. */
    public Gate keeping(PolicySeat policy) {
        return new Gate(source, settings, repository, receivedAt, deadline, progress, room, Optional.of(policy));
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
        Map<Movement, PolicyUpdate> policyUpdates = policyUpdates(movements);
        policyUpdates
                .values()
                .forEach(update -> update.change()
                        .ifPresent(commit -> update.guards().forEach(rule -> unjudged.judgeRegardless(commit, rule))));
        Set<ObjectId> tips =
                movements.stream().flatMap(move -> move.commit().stream()).collect(Collectors.toUnmodifiableSet());
        Pusher pusher = pushers().of(push);
        JudgedCommits commits = judged(unjudged.docket(tips), movements, pusher);
        if (unjudged.confirm(commits.rejectedNumbers())) {
            commits = judged(unjudged.docket(tips), movements, pusher);
        }
        List<UpdateVerdict> updates = updates(
                movements, pusher, policyUpdates, commits.rejectedNumbers().isEmpty());
        return new Decision(circumstances(pusher), updates, commits, malformed(push));
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
        History history = new History(source);
        BitSet numbers = new BitSet();
        commits.forEach(commit -> numbers.set(number(history, commit)));
        Docket docket = Docket.of(history, numbers, rules, commit -> isBuriedUnderHead(history, commit));
        return new Decision(circumstances(pusher), List.of(), judged(docket, List.of(), pusher), List.of());
    }

    /**
     * Whether the branch that is checked out goes on from a commit, so that to amend would change another one. It is
     * asked for a hint: history that is older than the commit is not read for it, and where some of it is missing, as
     * in a shallow clone, the verdict is told all the same.
     */
    private boolean isBuriedUnderHead(History history, ObjectId commit) {
        try {
            return source.head()
                    .flatMap(source::tip)
                    .filter(tip -> !tip.equals(commit))
                    .filter(tip -> HistoryWalk.reachesByDate(tip, commit, history, deadline))
                    .isPresent();
        } catch (MissingCommitException | RepositoryException e) {
            return false;
        }
    }

    private static int number(History history, ObjectId commit) {
        int number = history.find(commit);
        if (number == History.MISSING) {
            throw new RepositoryException("commit " + commit + " is not in the repository");
        }
        return number;
    }

    private JudgedCommits judged(Docket docket, List<Movement> movements, Pusher pusher) {
        Judgement judgement = new Judgement(
                source,
                settings,
                today(),
                pusher,
                repository.name(),
                deadline,
                new AllNotes(source, movements),
                new Countersignatures(source, movements));
        return new JudgedCommits(docket, judgement, progress, room);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(receivedAt, ZoneOffset.UTC);
    }

    private Map<Movement, PolicyUpdate> policyUpdates(List<Movement> movements) {
        Map<Movement, PolicyUpdate> updates = new HashMap<>();
        seat.ifPresent(policy -> movements.forEach(
                move -> PolicyUpdate.of(source, policy, move).ifPresent(update -> updates.put(move, update))));
        return updates;
    }

    private List<UpdateVerdict> updates(
            List<Movement> movements,
            Pusher pusher,
            Map<Movement, PolicyUpdate> policyUpdates,
            boolean allCommitsAreAdmitted) {
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
            PolicyUpdate update = policyUpdates.get(move);
            if (update != null) {
                findings.addAll(update.findings(allCommitsAreAdmitted, deadline));
            }
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
        return new Decision(circumstances(Pusher.named(push.pusher())), updates, List.<CommitVerdict>of(), findings);
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
