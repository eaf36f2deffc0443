package dev.countersign.gate;

import static dev.countersign.testing.FakeRepository.id;
import static dev.countersign.testing.People.LEVELS;
import static dev.countersign.testing.People.ROSTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.policy.Deletions;
import dev.countersign.core.policy.Globs;
import dev.countersign.core.policy.Limits;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.policy.SignOffRequirement;
import dev.countersign.core.policy.Trigger;
import dev.countersign.core.push.MalformedUpdate;
import dev.countersign.core.push.Push;
import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.verdict.Circumstances;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.Finding;
import dev.countersign.core.verdict.RuleVerdict;
import dev.countersign.io.config.CatalogueFile;
import dev.countersign.testing.FakeRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Which commits are judged, and what becomes of the answer; how they are judged is the judge's test. */
final class GateTest {

    private static final String NOTHING = "";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Deadline NO_HURRY = Deadline.after(Duration.ofHours(1), () -> 0);

    @Test
    void judges_what_a_fast_forward_brings_and_nothing_older() {
        FakeRepository repository =
                history().commit("c", 3, "b").commit("d", 4, "c").receive("c", "d");

        assertThat(judged(repository, update("b", "d", "refs/heads/main"))).containsExactly(id("c"), id("d"));
    }

    @Test
    void judges_what_first_came_in_by_an_ungoverned_branch() {
        FakeRepository repository = history().commit("x", 3, "b").ref("refs/heads/sandbox/x", "x");

        assertThat(judged(repository, update("b", "x", "refs/heads/main"))).containsExactly(id("x"));
        assertThat(judged(repository, update(NOTHING, "x", "refs/heads/topic"))).containsExactly(id("x"));
    }

    @Test
    void judges_what_first_came_in_by_a_tag_or_a_hidden_ref() {
        FakeRepository repository =
                history().commit("x", 3, "b").ref("refs/tags/v1", "x").ref("refs/hidden/x", "x");

        assertThat(judged(repository, update("b", "x", "refs/heads/main"))).containsExactly(id("x"));
    }

    @Test
    void does_not_judge_again_what_another_governed_branch_has() {
        FakeRepository repository = history()
                .commit("t1", 3, "b")
                .commit("t2", 4, "t1")
                .ref("refs/heads/topic", "t2")
                .commit("merge", 5, "b", "t1")
                .receive("merge");

        assertThat(judged(repository, update("b", "merge", "refs/heads/main"))).containsExactly(id("merge"));
        assertThat(judged(repository, update(NOTHING, "t1", "refs/heads/release")))
                .isEmpty();
    }

    @Test
    void does_not_judge_again_what_a_governed_branch_has_deep_below_new_commits() {
        FakeRepository repository = history()
                .commit("t1", 3, "b")
                .commit("t2", 4, "t1")
                .commit("t3", 5, "t2")
                .ref("refs/heads/topic", "t3")
                .commit("n1", 6, "t2")
                .commit("n2", 7, "n1", "b")
                .receive("n1", "n2");

        assertThat(judged(repository, update(NOTHING, "n2", "refs/heads/release")))
                .containsExactly(id("n1"), id("n2"));
    }

    @Test
    void judges_what_only_an_ungoverned_branch_has_below_new_commits() {
        FakeRepository repository = history()
                .commit("x1", 3, "b")
                .commit("x2", 4, "x1")
                .ref("refs/heads/sandbox/x", "x2")
                .commit("n1", 5, "x2")
                .receive("n1");

        assertThat(judged(repository, update(NOTHING, "n1", "refs/heads/release")))
                .containsExactly(id("x1"), id("x2"), id("n1"));
    }

    @Test
    void takes_the_tip_from_the_server_and_not_from_the_pusher() {
        FakeRepository repository = history().assisted("ai", 3, "b");

        Decision decision = gate(repository)
                .judge(push(update("ai", "ai", "refs/heads/decoy"), update("b", "ai", "refs/heads/main")));

        assertThat(ids(decision)).containsExactly(id("ai"));
        assertThat(decision.admitted()).isFalse();
        assertThat(decision.updates().get(0).findings())
                .extracting(Finding::message)
                .containsExactly("the ref is not there by now, not at 6169000000");
    }

    @Test
    void judges_a_symbolic_ref_as_what_it_moves() {
        FakeRepository repository =
                history().assisted("ai", 3, "b").receive("ai").symbolicRef("refs/sandbox/alias", "refs/heads/main");

        Decision decision = gate(repository).judge(push(update("b", "ai", "refs/sandbox/alias")));

        assertThat(decision.admitted()).isFalse();
        assertThat(decision.updates().get(0).resolved()).isEqualTo(new RefName("refs/heads/main"));
    }

    @Test
    void judges_a_ref_that_is_governed_by_its_own_name_though_it_stands_for_another() {
        FakeRepository repository = history()
                .assisted("ai", 3, "b")
                .ref("refs/sandbox/x", "ai")
                .symbolicRef("refs/heads/alias", "refs/sandbox/x");

        assertThat(judged(repository, update("ai", "ai", "refs/heads/alias"))).containsExactly(id("ai"));
    }

    @Test
    void an_old_commit_behind_a_wrong_clock_is_no_reason_to_reject() {
        FakeRepository repository = new FakeRepository()
                .assisted("old", 500)
                .commit("early", 1, "old")
                .commit("tip", 400, "early")
                .ref("refs/heads/main", "tip")
                .commit("fork", 600, "old")
                .receive("fork");

        Decision decision = gate(repository).judge(push(update(NOTHING, "fork", "refs/heads/topic")));

        assertThat(decision.admitted()).isTrue();
        assertThat(ids(decision)).containsExactly(id("fork"));
    }

    @Test
    void peels_annotated_tags_of_the_push_and_of_the_boundary() {
        FakeRepository repository = history()
                .tag("v1", "b")
                .ref("refs/heads/tagged", "v1")
                .commit("c", 3, "b")
                .tag("v2", "c")
                .receive("c", "v2");

        assertThat(judged(repository, update("v1", "v2", "refs/heads/tagged"))).containsExactly(id("c"));
    }

    @Test
    void refuses_what_is_no_commit_in_a_governed_ref_and_never_looks_behind_others() {
        FakeRepository repository = history();

        Decision governed = gate(repository).judge(push(update(NOTHING, "tree", "refs/heads/x")));
        Decision free = gate(repository).judge(push(update(NOTHING, "tree", "refs/sandbox/x")));

        assertThat(governed.updates().get(0).findings())
                .containsExactly(new Finding(
                        "'refs/heads/x' names a tree, not a commit", "only commits can be judged: leave this ref out"));
        assertThat(free.admitted()).isTrue();
    }

    @Test
    void takes_the_baseline_as_given() {
        FakeRepository repository = new FakeRepository()
                .assisted("legacy", 1)
                .commit("base", 2, "legacy")
                .commit("c", 3, "base")
                .receive("legacy", "base", "c");
        Policy policy = new Policy(
                List.of(rule("r", "refs/heads/**")), Set.of(id("base"), id("unknown")), Limits.DEFAULT, Grade.LIKELY);

        Decision decision = gate(repository, policy, NO_HURRY).judge(push(update(NOTHING, "c", "refs/heads/main")));

        assertThat(ids(decision)).containsExactly(id("c"));
        assertThat(decision.admitted()).isTrue();
    }

    @Test
    void takes_the_baseline_as_given_whatever_clock_it_was_made_by() {
        FakeRepository repository = new FakeRepository()
                .commit("root", 100)
                .assisted("legacy", 200, "root")
                .commit("base", 1, "legacy")
                .commit("side", 300, "legacy")
                .commit("merge", 400, "base", "side")
                .receive("root", "legacy", "base", "side", "merge");
        Policy policy =
                new Policy(List.of(rule("r", "refs/heads/**")), Set.of(id("base")), Limits.DEFAULT, Grade.LIKELY);

        Decision decision = gate(repository, policy, NO_HURRY).judge(push(update(NOTHING, "merge", "refs/heads/main")));

        assertThat(ids(decision)).containsExactly(id("side"), id("merge"));
        assertThat(decision.admitted()).isTrue();
    }

    @Test
    void each_rule_judges_what_it_has_not_judged_itself() {
        FakeRepository repository = history().commit("t", 3, "b").ref("refs/heads/topic", "t");
        Policy policy = new Policy(
                List.of(rule("all", "refs/heads/**"), rule("main", "refs/heads/main")),
                Set.of(),
                Limits.DEFAULT,
                Grade.LIKELY);

        Decision decision = gate(repository, policy, NO_HURRY).judge(push(update("b", "t", "refs/heads/main")));

        assertThat(decision.commits()).hasSize(1);
        assertThat(decision.commits().iterator().next().rules())
                .extracting(RuleVerdict::rule)
                .containsExactly("main");
    }

    @Test
    void reads_paths_only_when_a_rule_asks_for_them() {
        FakeRepository repository =
                history().assisted("ai", 3, "b").receive("ai").changes("ai", "pay/Card.java");
        Rule payments = new Rule(
                "payments",
                Globs.ofRefs(List.of("refs/heads/**")),
                Trigger.AI_ASSISTED,
                Globs.ofPaths(List.of("pay/")),
                requirement(),
                Deletions.ALLOW);
        Policy policy = new Policy(List.of(payments), Set.of(), Limits.DEFAULT, Grade.LIKELY);

        assertThat(gate(repository, policy, NO_HURRY)
                        .judge(push(update("b", "ai", "refs/heads/main")))
                        .admitted())
                .isFalse();
        repository.changes("ai", "docs/x");
        assertThat(gate(repository, policy, NO_HURRY)
                        .judge(push(update("b", "ai", "refs/heads/main")))
                        .admitted())
                .isTrue();
    }

    @Test
    void believes_notes_that_are_there_or_come_with_the_push() {
        String attested = "src/Card.java\n  s_0123456789abcd::t_0123456789abcd 1-20\n---\n{}\n";
        FakeRepository repository = history().commit("c", 3, "b").receive("c").note("notes", "c", attested);

        Decision brought = gate(repository)
                .judge(push(update("b", "c", "refs/heads/main"), update(NOTHING, "notes", "refs/notes/ai")));
        Decision without = gate(repository).judge(push(update("b", "c", "refs/heads/main")));
        repository.ref("refs/notes/ai", "notes");
        Decision present = gate(repository).judge(push(update("b", "c", "refs/heads/main")));
        Decision deleted = gate(repository)
                .judge(push(update("b", "c", "refs/heads/main"), update("notes", NOTHING, "refs/notes/ai")));

        assertThat(brought.admitted()).isFalse();
        assertThat(without.admitted()).isTrue();
        assertThat(present.admitted()).isFalse();
        assertThat(deleted.admitted()).isFalse();
    }

    @Test
    void deletions_and_ungoverned_refs_bring_no_commits() {
        FakeRepository repository = history().assisted("ai", 3, "b").receive("ai");

        assertThat(judged(repository, update("b", NOTHING, "refs/heads/main"))).isEmpty();
        assertThat(judged(repository, update(NOTHING, "ai", "refs/sandbox/x"))).isEmpty();
    }

    @Test
    void refuses_two_names_that_look_alike_in_one_push() {
        FakeRepository repository = history();

        Decision decision = gate(repository)
                .judge(push(update(NOTHING, "b", "refs/heads/topic"), update(NOTHING, "b", "refs/heads/Topic")));

        assertThat(decision.updates())
                .allSatisfy(update -> assertThat(update.findings()).hasSize(1));
    }

    @Test
    void rejects_lines_that_it_cannot_read_and_judges_the_rest() {
        FakeRepository repository = history().assisted("ai", 3, "b").receive("ai");
        Push push = new Push(
                List.of(update("b", "ai", "refs/heads/main")),
                List.of(new MalformedUpdate(2, "x", "cut short")),
                Optional.empty(),
                List.of());

        Decision decision = gate(repository).judge(push);

        assertThat(decision.findings())
                .containsExactly(new Finding("ref update 2 cannot be read: cut short in 'x'", ""));
        assertThat(ids(decision)).containsExactly(id("ai"));
    }

    @Test
    void rejects_more_ref_updates_than_the_limit_unread() {
        Policy policy = new Policy(
                List.of(rule("r", "refs/heads/**")),
                Set.of(),
                new Limits(CommitLimits.DEFAULT, 50, 2, 60),
                Grade.LIKELY);
        RefUpdate[] three = IntStream.range(0, 3)
                .mapToObj(i -> update(NOTHING, "b", "refs/heads/t" + i))
                .toArray(RefUpdate[]::new);

        Decision decision = gate(history(), policy, NO_HURRY).judge(push(three));

        assertThat(decision.findings())
                .containsExactly(new Finding("the push updates more than 2 refs", "push in smaller parts"));
        assertThat(decision.updates()).hasSize(3);
        assertThat(decision.commits()).isEmpty();
    }

    @Test
    void rejects_incomplete_history() {
        FakeRepository repository = new FakeRepository().commit("c", 3, "gone").receive("c");

        Decision decision = gate(repository).judge(push(update(NOTHING, "c", "refs/heads/main")));

        assertThat(decision.findings())
                .containsExactly(new Finding(
                        "parent 676f6e6500 of commit 6300000000 is not in the repository, so the push cannot be judged",
                        "from a shallow clone, first run: git fetch --unshallow"));
    }

    @Test
    void rejects_when_time_runs_out() {
        long[] now = {0};
        Deadline deadline = Deadline.after(
                Duration.ofSeconds(60), () -> now[0] += Duration.ofSeconds(25).toNanos());

        FakeRepository repository = history().commit("c", 3, "b").commit("d", 4, "c");

        Decision decision = gate(repository, policy(), deadline).judge(push(update("b", "d", "refs/heads/main")));

        assertThat(decision.findings())
                .containsExactly(new Finding("the push was not judged within 60 seconds", "push in smaller parts"));
    }

    /** A push of unrelated commits asks for each of them in every pack of the server. */
    @Test
    void stops_asking_what_was_there_when_time_runs_out() {
        FakeRepository repository = history();
        RefUpdate[] updates = new RefUpdate[9];
        for (int i = 0; i < updates.length; i++) {
            repository.commit("root" + i, 3).receive("root" + i);
            updates[i] = update(NOTHING, "root" + i, "refs/heads/topic" + i);
        }
        Deadline deadline = Deadline.after(
                Duration.ofSeconds(60),
                () -> Duration.ofSeconds(25)
                        .multipliedBy(repository.questions())
                        .toNanos());

        Decision decision = gate(repository, policy(), deadline).judge(push(updates));

        assertThat(decision.findings())
                .containsExactly(new Finding("the push was not judged within 60 seconds", "push in smaller parts"));
        assertThat(repository.questions()).isEqualTo(3);
    }

    @Test
    void names_one_command_that_mends_the_whole_push() {
        FakeRepository repository =
                history().assisted("one", 3, "b").commit("two", 4, "one").assisted("three", 5, "two");

        Decision decision = gate(repository).judge(push(update("b", "three", "refs/heads/main")));

        assertThat(decision.commits().rejected())
                .hasSize(2)
                .allSatisfy(commit -> assertThat(commit.rules()
                                .get(0)
                                .verdict()
                                .findings()
                                .get(0)
                                .remedy())
                        .endsWith(", who then runs: git rebase --signoff 6f6e650000^"));
    }

    @Test
    void keeps_every_decision_before_it_answers() {
        List<Decision> log = new ArrayList<>();
        FakeRepository repository = history().commit("c", 3, "b").receive("c");

        Decision decision =
                gate(repository).receive(push(update("b", "c", "refs/heads/main")), kept -> () -> log.add(kept));

        assertThat(log).containsExactly(decision);
        assertThat(decision.circumstances().at()).isEqualTo(NOON);
        assertThat(decision.circumstances().repository()).isEqualTo("shop.git");
    }

    @Test
    void keeps_that_a_push_could_not_be_judged_and_says_so() {
        List<Decision> log = new ArrayList<>();

        assertThatThrownBy(() -> gate(history())
                        .receive(push(update(NOTHING, "broken", "refs/heads/x")), decision -> () -> log.add(decision)))
                .isInstanceOf(RepositoryException.class);
        assertThat(log).hasSize(1);
        assertThat(log.get(0).findings())
                .containsExactly(new Finding("could not be judged: object 'broken' cannot be read", ""));
    }

    @Test
    void admits_nothing_that_it_could_not_keep() {
        DecisionLog full = decision -> () -> {
            throw new DecisionLogException("no space left");
        };

        assertThatThrownBy(() -> gate(history()).receive(push(update("b", "a", "refs/heads/main")), full))
                .isInstanceOf(DecisionLogException.class);
    }

    @Test
    void inspects_exactly_the_commits_that_it_is_given() {
        FakeRepository repository = history().assisted("ai", 3, "b");

        Decision decision = gate(repository)
                .inspect(List.of(id("ai"), id("a"), id("ai")), new RefName("refs/heads/main"), Optional.empty());

        assertThat(ids(decision)).containsExactly(id("a"), id("ai"));
        assertThat(decision.admitted()).isFalse();
        assertThat(decision.updates()).isEmpty();
        assertThatThrownBy(() ->
                        gate(repository).inspect(List.of(id("gone")), new RefName("refs/heads/main"), Optional.empty()))
                .isInstanceOf(RepositoryException.class);
    }

    @Test
    void inspects_a_commit_of_which_the_history_is_cut_off() {
        FakeRepository repository = history().assisted("cut", 3, "lost");

        Decision decision =
                gate(repository).inspect(List.of(id("cut")), new RefName("refs/heads/main"), Optional.empty());

        assertThat(ids(decision)).containsExactly(id("cut"));
        assertThat(decision.admitted()).isFalse();
    }

    @Test
    void lists_a_range_parents_first() {
        FakeRepository repository = history().commit("c", 1, "b").commit("d", 4, "c");

        assertThat(CommitRange.of(repository, List.of(id("d")), List.of(id("a")), Deadline.none()))
                .containsExactly(id("b"), id("c"), id("d"));
    }

    @Test
    void an_ordinary_push_does_not_read_history() {
        FakeRepository repository = new FakeRepository().commit("0", 0);
        IntStream.rangeClosed(1, 500).forEach(i -> repository.commit("" + i, i, "" + (i - 1)));
        repository.ref("refs/heads/main", "499").receive("500");

        assertThat(judged(repository, update("499", "500", "refs/heads/main"))).containsExactly(id("500"));
        assertThat(repository.looked()).hasSizeLessThan(5);
    }

    private static FakeRepository history() {
        return new FakeRepository().commit("a", 1).commit("b", 2, "a").ref("refs/heads/main", "b");
    }

    private static List<ObjectId> judged(FakeRepository repository, RefUpdate... updates) {
        return ids(gate(repository).judge(push(updates)));
    }

    private static List<ObjectId> ids(Decision decision) {
        return StreamSupport.stream(decision.commits().spliterator(), false)
                .map(commit -> commit.facts().commit().id())
                .toList();
    }

    private static RefUpdate update(String old, String target, String ref) {
        return new RefUpdate(oid(old), oid(target), new RefName(ref));
    }

    private static ObjectId oid(String word) {
        return word.isEmpty() ? new ObjectId("0".repeat(40)) : id(word);
    }

    private static Push push(RefUpdate... updates) {
        return new Push(Stream.of(updates).toList(), List.of(), Optional.empty(), List.of());
    }

    private static Gate gate(FakeRepository repository) {
        return gate(repository, policy(), NO_HURRY);
    }

    private static Gate gate(FakeRepository repository, Policy policy, Deadline deadline) {
        Settings settings = new Settings(
                policy,
                ROSTER,
                CatalogueFile.builtIn(),
                "sha256:policy",
                "sha256:roster",
                new PusherSources(Optional.empty(), Optional.empty(), true),
                List.of(),
                Optional.empty());
        return new Gate(
                repository, settings, new RepositoryIdentity("shop.git", "shop"), NOON, deadline, Progress.NONE);
    }

    @Test
    void the_record_names_the_certificate_of_the_push() {
        FakeRepository repository = new FakeRepository().commit("one", 1).receive("one");
        ObjectId blob = FakeRepository.id("blob");
        Push push = push(update(NOTHING, "one", "refs/heads/main")).withCertificate(Optional.of(blob));

        assertThat(gate(repository).judge(push).circumstances().certificate())
                .contains(new Circumstances.Certificate(blob, Optional.of("SHA256:sara"), Optional.empty(), ""));
    }

    private static Policy policy() {
        return new Policy(
                List.of(new Rule(
                        "senior-sign-off",
                        Globs.ofRefs(List.of("refs/heads/**", "!refs/heads/sandbox/**")),
                        Trigger.AI_ASSISTED,
                        Globs.ofPaths(List.of("**")),
                        requirement(),
                        Deletions.ALLOW)),
                Set.of(),
                Limits.DEFAULT,
                Grade.LIKELY);
    }

    private static Rule rule(String name, String refs) {
        return new Rule(
                name,
                Globs.ofRefs(List.of(refs)),
                Trigger.AI_ASSISTED,
                Globs.ofPaths(List.of("**")),
                requirement(),
                Deletions.ALLOW);
    }

    private static SignOffRequirement requirement() {
        return new SignOffRequirement(
                LEVELS.named("senior").orElseThrow(), true, LEVELS.named("senior"), 1, Proof.CLAIM, true);
    }
}
