package dev.countersign.gate;

import static dev.countersign.testing.FakeRepository.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.FakeRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HistoryWalkTest {

    private static final Deadline NO_HURRY = Deadline.after(Duration.ofHours(1), () -> 0);

    @Test
    void finds_what_one_commit_reaches_and_another_does_not() {
        FakeRepository repository = new FakeRepository()
                .commit("a", 1)
                .commit("b", 2, "a")
                .commit("c", 3, "b")
                .commit("side", 2, "a")
                .commit("m", 4, "c", "side");

        assertThat(walk(repository, "m", "b").result()).containsExactlyInAnyOrder(id("m"), id("c"), id("side"));
    }

    @Test
    void looks_at_the_push_and_not_at_all_history() {
        FakeRepository repository = new FakeRepository().commit("0", 0);
        for (int i = 1; i <= 1_000; i++) {
            repository.commit("" + i, i, "" + (i - 1));
        }

        Walk walk = walk(repository, "1000", "998");

        assertThat(walk.result()).containsExactlyInAnyOrder(id("1000"), id("999"));
        assertThat(repository.looked()).hasSize(3);
    }

    @Test
    void a_wrong_clock_may_hide_that_a_commit_is_old_until_it_is_confirmed() {
        FakeRepository repository = new FakeRepository()
                .commit("old", 500)
                .commit("early", 1, "old")
                .commit("boundary", 400, "early")
                .commit("push", 600, "old");

        Walk walk = walk(repository, "push", "boundary");

        assertThat(walk.isNew(id("old"))).isTrue();
        walk.confirm(List.of(id("old"), id("push")));
        assertThat(walk.isNew(id("old"))).isFalse();
        assertThat(walk.isNew(id("push"))).isTrue();
    }

    @Test
    void an_exclusion_that_comes_late_reaches_what_was_already_met() {
        FakeRepository repository = new FakeRepository()
                .commit("a", 1)
                .commit("b", 2, "a")
                .commit("c", 3, "b")
                .commit("d", 4, "c");
        Walk walk = walk(repository, "d");

        walk.exclude(List.of(id("c")));
        walk.run();

        assertThat(walk.result()).containsExactly(id("d"));
    }

    @Test
    void an_exclusion_that_arrives_twice_hides_no_new_commit() {
        FakeRepository repository = new FakeRepository()
                .commit("base", 50)
                .commit("side", 80, "base")
                .commit("merge", 90, "base", "side")
                .commit("boundary", 70, "merge")
                .commit("deep", 40)
                .commit("new", 60, "deep")
                .commit("push", 100, "merge", "new");

        assertThat(walk(repository, "push", "boundary").result())
                .containsExactlyInAnyOrder(id("push"), id("new"), id("deep"));
    }

    @Test
    void a_missing_boundary_excludes_nothing_and_a_missing_parent_stops_the_walk() {
        FakeRepository repository = new FakeRepository().commit("child", 2, "gone");

        assertThatThrownBy(() -> walk(repository, "child", "unknown"))
                .isInstanceOf(MissingCommitException.class)
                .hasMessage("parent 676f6e6500 of commit 6368696c64 is not in the repository");
        assertThatThrownBy(() -> walk(repository, "nowhere")).hasMessage("commit 6e6f776865 is not in the repository");
    }

    @Test
    void gives_up_at_the_deadline() {
        FakeRepository repository = new FakeRepository().commit("a", 1);
        long[] now = {0};
        HistoryWalk walk =
                new HistoryWalk(new History(repository), Deadline.after(Duration.ofSeconds(60), () -> now[0]));
        walk.from(List.of(id("a")));
        now[0] = Duration.ofSeconds(61).toNanos();

        assertThatThrownBy(walk::run).isInstanceOf(DeadlineException.class).hasMessage("not judged within 60 seconds");
    }

    @Test
    void confirmed_walks_agree_with_plain_reachability_on_random_graphs_with_random_clocks() {
        Random random = new Random(20_261_101);
        for (int round = 0; round < 10_000; round++) {
            int size = 2 + random.nextInt(30);
            FakeRepository repository = new FakeRepository();
            List<Set<Integer>> reach = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Set<Integer> parents = new LinkedHashSet<>();
                int most = random.nextInt(4);
                for (int p = 0; p < most && i > 0; p++) {
                    parents.add(i - 1 - random.nextInt(Math.min(i, 6)));
                }
                repository.commit(
                        "n" + i,
                        random.nextInt(3) > 0 ? i : random.nextInt(40),
                        parents.stream().map(p -> "n" + p).toArray(String[]::new));
                Set<Integer> reached = new HashSet<>(Set.of(i));
                parents.forEach(p -> reached.addAll(reach.get(p)));
                reach.add(reached);
            }
            int one = random.nextInt(size);
            int other = random.nextInt(size);
            Set<Integer> expected = new HashSet<>(reach.get(size - 1));
            expected.removeAll(reach.get(one));
            expected.removeAll(reach.get(other));

            Walk walk = walk(repository, "n" + (size - 1), "n" + one, "n" + other);
            List<ObjectId> candidates = walk.result();
            walk.confirm(candidates);

            ObjectId[] ids = expected.stream().map(n -> id("n" + n)).toArray(ObjectId[]::new);
            assertThat(candidates).as("round " + round).contains(ids);
            assertThat(walk.result()).as("round " + round).containsExactlyInAnyOrder(ids);
        }
    }

    private static Walk walk(FakeRepository repository, String start, String... boundaries) {
        Walk walk = Walk.in(repository);
        walk.exclude(Stream.of(boundaries).map(FakeRepository::id).toList());
        walk.walk.from(List.of(id(start)));
        walk.run();
        return walk;
    }

    /** A walk that is asked by ids. */
    private record Walk(History history, HistoryWalk walk) {

        static Walk in(FakeRepository repository) {
            History history = new History(repository);
            return new Walk(history, new HistoryWalk(history, NO_HURRY));
        }

        void exclude(List<ObjectId> boundaries) {
            walk.exclude(boundaries);
        }

        void run() {
            walk.run();
        }

        void confirm(List<ObjectId> suspects) {
            BitSet numbers = new BitSet();
            suspects.forEach(suspect -> numbers.set(history.numberOf(suspect)));
            walk.confirm(numbers);
        }

        boolean isNew(ObjectId commit) {
            return walk.isNew(history.numberOf(commit));
        }

        List<ObjectId> result() {
            return walk.result().stream().mapToObj(history::id).toList();
        }
    }
}
