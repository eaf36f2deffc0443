package dev.countersign.gate;

import static dev.countersign.testing.FakeRepository.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.FakeRepository;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ParentsFirstTest {

    @Test
    void agrees_with_a_plain_descent_from_old_to_new_on_random_graphs_with_random_clocks() {
        Random random = new Random(20_261_125);
        for (int round = 0; round < 2_000; round++) {
            int size = 1 + random.nextInt(40);
            FakeRepository repository = new FakeRepository();
            Set<ObjectId> chosen = new HashSet<>();
            for (int i = 0; i < size; i++) {
                int number = i;
                String[] parents = IntStream.range(0, i == 0 ? 0 : random.nextInt(4))
                        .mapToObj(p -> "n" + random.nextInt(number))
                        .distinct()
                        .toArray(String[]::new);
                repository.commit("n" + i, random.nextInt(3) > 0 ? i : random.nextInt(5), parents);
                if (random.nextInt(4) > 0) {
                    chosen.add(id("n" + i));
                }
            }

            assertThat(order(repository, chosen)).as("round " + round).isEqualTo(expected(repository, chosen));
        }
    }

    /** To look at all parents again after each one takes 10,000,000,000 looks: more than a test may last. */
    @Test
    void looks_at_each_of_very_many_parents_once() {
        FakeRepository repository = new FakeRepository();
        String[] parents = IntStream.range(0, 100_000)
                .mapToObj(i -> "n" + i)
                .peek(name -> repository.commit(name, 2))
                .toArray(String[]::new);
        repository.commit("merge", 1, parents);
        Set<ObjectId> chosen = Stream.concat(Stream.of("merge"), Arrays.stream(parents))
                .map(FakeRepository::id)
                .collect(Collectors.toSet());

        assertThat(order(repository, chosen)).hasSize(100_001).last().isEqualTo(id("merge"));
    }

    private static List<ObjectId> order(FakeRepository repository, Set<ObjectId> chosen) {
        History history = new History(repository);
        BitSet numbers = new BitSet();
        chosen.forEach(commit -> numbers.set(history.find(commit)));
        return Arrays.stream(ParentsFirst.order(history, numbers))
                .mapToObj(history::id)
                .toList();
    }

    private static List<ObjectId> expected(FakeRepository repository, Set<ObjectId> chosen) {
        Map<ObjectId, Lineage> commits = chosen.stream()
                .map(commit -> repository.lineage(commit).orElseThrow())
                .collect(Collectors.toMap(Lineage::id, Function.identity()));
        Set<ObjectId> ordered = new LinkedHashSet<>();
        commits.values().stream()
                .sorted(Comparator.comparingLong(Lineage::committedAt).thenComparing(Lineage::id))
                .forEach(commit -> descend(commit, commits, ordered));
        return List.copyOf(ordered);
    }

    private static void descend(Lineage commit, Map<ObjectId, Lineage> commits, Set<ObjectId> ordered) {
        for (ObjectId parent : commit.parents()) {
            if (commits.containsKey(parent) && !ordered.contains(parent)) {
                descend(commits.get(parent), commits, ordered);
            }
        }
        ordered.add(commit.id());
    }
}
