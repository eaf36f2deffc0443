package dev.countersign.gate;

import static dev.countersign.testing.FakeRepository.id;
import static dev.countersign.testing.People.LEVELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.policy.Deletions;
import dev.countersign.core.policy.Globs;
import dev.countersign.core.policy.Limits;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.policy.SignOffRequirement;
import dev.countersign.core.policy.Trigger;
import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import dev.countersign.core.signoff.Proof;
import dev.countersign.testing.FakeRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UnjudgedTest {

    private static final Deadline NO_HURRY = Deadline.after(Duration.ofHours(1), () -> 0);
    private static final ObjectId ZERO = new ObjectId("0".repeat(40));

    @Test
    void of_one_new_commit_on_top_of_a_ref_only_that_commit_is_read() {
        FakeRepository repository = history().commit("c", 3, "b").receive("c");

        assertThat(find(repository, Set.of(), to("refs/heads/main", "c"))).containsExactly(id("c"));
        assertThat(repository.looked()).containsExactly(id("c"));
    }

    @Test
    void of_one_new_commit_on_each_of_two_refs_only_those_are_read() {
        FakeRepository repository = history()
                .ref("refs/heads/stable", "a")
                .commit("c", 3, "b")
                .commit("d", 4, "a")
                .receive("c", "d");

        assertThat(find(repository, Set.of(), to("refs/heads/main", "c"), to("refs/heads/stable", "d")))
                .containsExactlyInAnyOrder(id("c"), id("d"));
        assertThat(repository.looked()).containsExactlyInAnyOrder(id("c"), id("d"));
    }

    @Test
    void a_new_commit_on_top_of_a_ref_that_the_rule_does_not_govern_brings_what_is_below_it() {
        FakeRepository repository = history()
                .commit("x", 3, "b")
                .ref("refs/sandbox/x", "x")
                .symbolicRef("refs/heads/alias", "refs/sandbox/x")
                .commit("c", 4, "x")
                .receive("c");

        assertThat(find(repository, Set.of(), to("refs/heads/alias", "c"))).containsExactlyInAnyOrder(id("c"), id("x"));
    }

    @Test
    void a_new_merge_on_top_of_a_ref_brings_its_other_side() {
        FakeRepository repository = history()
                .commit("x", 3, "a")
                .ref("refs/sandbox/x", "x")
                .commit("m", 4, "b", "x")
                .receive("m");

        assertThat(find(repository, Set.of(), to("refs/heads/main", "m"))).containsExactlyInAnyOrder(id("m"), id("x"));
    }

    @Test
    void a_commit_on_top_of_a_ref_is_not_new_when_another_ref_had_it() {
        FakeRepository repository = history().commit("c", 3, "b").ref("refs/heads/topic", "c");

        assertThat(find(repository, Set.of(), to("refs/heads/main", "c"))).isEmpty();
    }

    @Test
    void a_commit_on_top_of_a_ref_is_not_new_when_the_baseline_came_with_it() {
        FakeRepository repository =
                history().commit("c", 3, "b").commit("d", 4, "c").receive("c", "d");

        assertThat(find(repository, Set.of("d"), to("refs/heads/main", "c"))).isEmpty();
        assertThat(find(repository, Set.of("a"), to("refs/heads/main", "c"))).containsExactly(id("c"));
    }

    @Test
    void a_new_commit_on_top_of_a_ref_whose_own_commit_is_lost_cannot_be_judged() {
        FakeRepository repository =
                history().ref("refs/heads/main", "lost").commit("c", 3, "lost").receive("c");

        assertThatThrownBy(() -> find(repository, Set.of(), to("refs/heads/main", "c")))
                .isInstanceOf(MissingCommitException.class);
    }

    @Test
    void agrees_with_plain_reachability_on_random_pushes_into_random_repositories() {
        Random random = new Random(20_261_126);
        int steps = 0;
        for (int round = 0; round < 20_000; round++) {
            RandomPush push = new RandomPush(random);

            List<ObjectId> found = find(push.repository, push.baseline, push.moves.toArray(Move[]::new));

            assertThat(found).as("round " + round).containsExactlyInAnyOrderElementsOf(push.expected());
            steps += push.repository.looked().size() == found.size() ? 1 : 0;
        }
        assertThat(steps).as("pushes of which nothing old was read").isGreaterThan(1_000);
    }

    private record Move(String ref, String to) {}

    private static Move to(String ref, String to) {
        return new Move(ref, to);
    }

    private static FakeRepository history() {
        return new FakeRepository().commit("a", 1).commit("b", 2, "a").ref("refs/heads/main", "b");
    }

    /** What a rule for all branches has not judged. */
    private static List<ObjectId> find(FakeRepository repository, Set<String> baseline, Move... moves) {
        Rule rule = new Rule(
                "all",
                Globs.ofRefs(List.of("refs/heads/**")),
                Trigger.EVERY_COMMIT,
                Globs.ofPaths(List.of("**")),
                new SignOffRequirement(
                        LEVELS.named("senior").orElseThrow(), true, LEVELS.named("senior"), 1, Proof.CLAIM, true),
                Deletions.ALLOW);
        Policy policy = new Policy(
                List.of(rule),
                Set.copyOf(baseline.stream().map(FakeRepository::id).toList()),
                Limits.DEFAULT,
                Grade.LIKELY);
        List<RefUpdate> updates = Stream.of(moves)
                .map(move -> new RefUpdate(ZERO, id(move.to()), new RefName(move.ref())))
                .toList();
        List<Movement> movements = new Movements(repository, policy, NO_HURRY).of(updates);
        Docket docket = Unjudged.find(repository, policy, movements, NO_HURRY).docket(Set.of());
        return IntStream.range(0, docket.size()).mapToObj(docket::id).toList();
    }

    /**
     * Some commits with clocks that go right, the later ones not in the repository; refs at the earlier ones, of which
     * some are in nobody's history; and a push that moves up to three branches, mostly one step ahead.
     */
    private static final class RandomPush {

        final FakeRepository repository = new FakeRepository();
        final List<Move> moves = new ArrayList<>();
        final Set<String> baseline = new HashSet<>();
        private final List<BitSet> reach = new ArrayList<>();
        private final BitSet judged = new BitSet();

        RandomPush(Random random) {
            int present = 1 + random.nextInt(8);
            int size = present + random.nextInt(6);
            for (int i = 0; i < size; i++) {
                commit(i, random);
                if (i >= present) {
                    repository.receive("n" + i);
                }
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                boolean governed = random.nextBoolean();
                ref(governed ? "refs/heads/" + i : "refs/sandbox/" + i, random.nextInt(present), governed);
            }
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                moves.add(to("refs/heads/" + i, "n" + random.nextInt(size)));
            }
            if (random.nextInt(4) == 0) {
                int at = random.nextInt(size);
                baseline.add("n" + at);
                judged.or(reach.get(at));
            }
        }

        private void commit(int number, Random random) {
            BitSet reached = new BitSet();
            reached.set(number);
            List<String> parents = new ArrayList<>();
            for (int i = number == 0 ? 0 : random.nextInt(6) / 2; i > 0; i--) {
                int parent = random.nextInt(number);
                parents.add("n" + parent);
                reached.or(reach.get(parent));
            }
            reach.add(reached);
            repository.commit("n" + number, number, parents.stream().distinct().toArray(String[]::new));
        }

        private void ref(String name, int at, boolean governed) {
            repository.ref(name, "n" + at);
            if (governed) {
                judged.or(reach.get(at));
            }
        }

        List<ObjectId> expected() {
            BitSet expected = new BitSet();
            moves.forEach(
                    move -> expected.or(reach.get(Integer.parseInt(move.to().substring(1)))));
            expected.andNot(judged);
            return expected.stream().mapToObj(number -> id("n" + number)).toList();
        }
    }
}
