package dev.countersign.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MergeBasesTest {

    @Test
    void are_where_two_histories_parted() {
        Map<ObjectId, Lineage> history = history(List.of(List.of(), List.of(0), List.of(1), List.of(1)), 1);

        assertThat(bases(history, 2, 3)).containsExactly(id(1));
        assertThat(bases(history, 2, 1)).containsExactly(id(1));
        assertThat(bases(history, 2, 2)).containsExactly(id(2));
    }

    @Test
    void are_two_where_two_histories_cross() {
        Map<ObjectId, Lineage> history =
                history(List.of(List.of(), List.of(0), List.of(0), List.of(1, 2), List.of(2, 1)), 1);

        assertThat(bases(history, 3, 4)).containsExactlyInAnyOrder(id(1), id(2));
    }

    @Test
    void are_none_where_nothing_is_in_common() {
        assertThat(bases(history(List.of(List.of(), List.of()), 1), 0, 1)).isEmpty();
    }

    @Test
    void leave_out_what_another_one_reaches_by_way_of_a_wrong_clock() {
        Map<ObjectId, Lineage> history = new HashMap<>();
        add(history, 0, 100);
        add(history, 1, 5, 0);
        add(history, 2, 10, 1);
        add(history, 3, 0, 2);
        add(history, 4, 50, 3, 0);

        assertThat(bases(history, 4, 2)).containsExactly(id(2));
    }

    @Test
    void of_many_are_found_by_one_walk_over_what_only_one_of_them_reaches() {
        Map<ObjectId, Lineage> history = new HashMap<>();
        add(history, 0, 1);
        IntStream.range(1, 200).forEach(i -> add(history, i, 1 + i, i - 1));
        Integer[] bases = IntStream.range(199, 215).boxed().toArray(Integer[]::new);
        IntStream.range(200, 215).forEach(i -> add(history, i, 500));
        add(history, 215, 1_000, bases);
        add(history, 216, 1_000, bases);
        List<ObjectId> looked = new ArrayList<>();

        Set<ObjectId> found = MergeBases.of(id(215), id(216), commit -> {
            looked.add(commit);
            return Objects.requireNonNull(history.get(commit));
        });

        assertThat(found).hasSize(16);
        assertThat(looked).hasSizeLessThan(2 * history.size());
    }

    @Test
    void are_all_common_ancestors_that_no_other_reaches_whatever_the_clocks_said() {
        Random random = new Random(20_261_123L);
        for (int round = 0; round < 3_000; round++) {
            Map<ObjectId, Lineage> history = history(graph(random), random.nextInt(3) - 1);
            if (random.nextBoolean()) {
                history.replaceAll((id, commit) -> new Lineage(id, commit.parents(), random.nextInt(12)));
            }
            ObjectId one = id(random.nextInt(12));
            ObjectId other = id(random.nextInt(12));
            Set<ObjectId> common = reachable(history, one);
            common.retainAll(reachable(history, other));
            Set<ObjectId> best = new HashSet<>(common);
            common.forEach(
                    commit -> parents(history, commit).forEach(parent -> best.removeAll(reachable(history, parent))));

            assertThat(MergeBases.of(one, other, commit -> Objects.requireNonNull(history.get(commit))))
                    .as("round " + round)
                    .isEqualTo(best);
        }
    }

    private static void add(Map<ObjectId, Lineage> history, int number, long date, Integer... parents) {
        List<ObjectId> ids = List.of(parents).stream().map(MergeBasesTest::id).toList();
        history.put(id(number), new Lineage(id(number), ids, date));
    }

    private static Set<ObjectId> bases(Map<ObjectId, Lineage> history, int one, int other) {
        return MergeBases.of(id(one), id(other), commit -> Objects.requireNonNull(history.get(commit)));
    }

    private static List<List<Integer>> graph(Random random) {
        List<List<Integer>> parents = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Set<Integer> ours = new HashSet<>();
            for (int j = random.nextInt(3); i > 0 && j > 0; j--) {
                ours.add(random.nextInt(i));
            }
            parents.add(List.copyOf(ours));
        }
        return parents;
    }

    /** @param clock 1 for one that goes forward, -1 for one that goes backward, 0 for one that stands */
    private static Map<ObjectId, Lineage> history(List<List<Integer>> parents, int clock) {
        Map<ObjectId, Lineage> history = new HashMap<>();
        for (int i = 0; i < parents.size(); i++) {
            List<ObjectId> ids = parents.get(i).stream().map(MergeBasesTest::id).toList();
            history.put(id(i), new Lineage(id(i), ids, 1_000L + (long) clock * i));
        }
        return history;
    }

    private static Set<ObjectId> reachable(Map<ObjectId, Lineage> history, ObjectId from) {
        Set<ObjectId> reached = new HashSet<>(Set.of(from));
        parents(history, from).forEach(parent -> reached.addAll(reachable(history, parent)));
        return reached;
    }

    private static List<ObjectId> parents(Map<ObjectId, Lineage> history, ObjectId commit) {
        return Objects.requireNonNull(history.get(commit)).parents();
    }

    private static ObjectId id(int number) {
        return new ObjectId(Integer.toHexString(number + 16).repeat(20));
    }
}
