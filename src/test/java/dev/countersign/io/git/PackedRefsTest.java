package dev.countersign.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.LookAlikes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackedRefsTest {

    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final String C = "c".repeat(40);

    @TempDir
    Path top;

    @ParameterizedTest
    @ValueSource(strings = {"# pack-refs with: peeled fully-peeled sorted \n", "# pack-refs with: peeled \n", ""})
    void finds_every_ref_with_and_without_the_promise_of_order(String header) throws IOException {
        PackedRefs refs = open(header + A + " refs/heads/a\n" + "^" + C + "\n" + B + " refs/heads/ab\n" + C
                + " refs/heads/b\n" + A + " refs/heads/é\n^" + B + "\n");

        assertThat(refs.find("refs/heads/a")).isEqualTo(direct(A));
        assertThat(refs.find("refs/heads/ab")).isEqualTo(direct(B));
        assertThat(refs.find("refs/heads/b")).isEqualTo(direct(C));
        assertThat(refs.find("refs/heads/é")).isEqualTo(direct(A));
        assertThat(refs.find("refs/heads/")).isEqualTo(new RefValue.Absent());
        assertThat(refs.find("refs/heads/aa")).isEqualTo(new RefValue.Absent());
        assertThat(refs.find("refs/heads/zz")).isEqualTo(new RefValue.Absent());
        assertThat(names(refs)).containsExactly("refs/heads/a", "refs/heads/ab", "refs/heads/b", "refs/heads/é");
    }

    @Test
    void knows_nothing_without_a_file() throws IOException {
        PackedRefs refs = PackedRefs.open(top.resolve("packed-refs"));

        assertThat(refs.find("refs/heads/a")).isEqualTo(new RefValue.Absent());
        assertThat(names(refs)).isEmpty();
        assertThat(refs.isCurrent(top.resolve("packed-refs"))).isTrue();
    }

    @Test
    void knows_nothing_from_an_empty_file() throws IOException {
        assertThat(names(open(""))).isEmpty();
        assertThat(names(open("# pack-refs with: sorted"))).isEmpty();
    }

    @Test
    void notices_that_the_file_was_replaced() throws IOException {
        Path file = top.resolve("packed-refs");
        PackedRefs none = PackedRefs.open(file);
        PackedRefs refs = open(A + " refs/heads/a\n");

        assertThat(none.isCurrent(file)).isFalse();
        assertThat(refs.isCurrent(file)).isTrue();
        Files.writeString(file, A + " refs/heads/a\n" + B + " refs/heads/b\n");
        assertThat(refs.isCurrent(file)).isFalse();
    }

    @Test
    void takes_lines_that_are_cut_off_for_broken_refs_and_skips_names_that_are_not_utf8() throws IOException {
        Path file = top.resolve("packed-refs");
        String text = "abc\n" + A + "\n" + "0".repeat(40) + " refs/heads/zero\n" + A + " refs/heads/\u00ff\n" + A
                + " refs/heads/last\n" + B;
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        PackedRefs refs = PackedRefs.open(file);

        assertThat(names(refs)).containsExactly("", "", "refs/heads/zero", "refs/heads/last", "");
        assertThat(refs.find("refs/heads/zero")).isEqualTo(new RefValue.Broken());
        assertThat(refs.find("refs/heads/last")).isEqualTo(direct(A));
    }

    /** Letters of which some look like others, some are seen by nobody, and some change the one before. */
    @ParameterizedTest
    @ValueSource(strings = {"", "refs/namespaces/Ünder/"})
    void finds_all_names_that_look_alike_among_many(String namespace) throws IOException {
        Random random = new Random(20_261_126);
        List<String> letters = List.of("a", "A", "b", "i", "I", "/", "-", "а", "\u0307", "\u0301", "\u200d", "\u2044");
        for (int round = 0; round < 20; round++) {
            int few = round % 2 == 0 ? 7 : letters.size();
            List<String> names = Stream.generate(() -> IntStream.range(0, 1 + random.nextInt(6))
                            .mapToObj(i -> letters.get(random.nextInt(few)))
                            .collect(Collectors.joining("", "refs/heads/" + "toPic".repeat(random.nextInt(3)), "")))
                    .limit(2_000)
                    .distinct()
                    .toList();
            PackedRefs refs = open(packed(names, random, List.of("", namespace, "refs/namespaces/under/")));
            Set<String> packed = Set.copyOf(names(refs));

            names.stream()
                    .limit(40)
                    .map(LookAlikes::fold)
                    .forEach(fold -> assertThat(alike(refs, namespace, fold))
                            .isEqualTo(names.stream()
                                    .filter(name -> LookAlikes.fold(name).equals(fold))
                                    .map(name -> namespace + name)
                                    .filter(packed::contains)
                                    .collect(Collectors.toSet())));
            assertThat(alike(refs, namespace, "refs/heads/c")).isEmpty();
        }
    }

    @Test
    void finds_names_that_look_alike_where_all_have_the_same_other_letter() throws IOException {
        String cyrillic = IntStream.range(100, 200)
                .mapToObj(i -> A + " refs/heads/t\u043epic-" + i + "\n")
                .collect(Collectors.joining());
        PackedRefs refs = open("# pack-refs with: sorted \n" + cyrillic);

        assertThat(alike(refs, "", "refs/heads/topic-142")).containsExactly("refs/heads/t\u043epic-142");
        assertThat(alike(refs, "", "refs/heads/topic-242")).isEmpty();
    }

    @Test
    void finds_a_long_name_that_looks_alike() throws IOException {
        String name = "refs/heads" + "/Long".repeat(400);
        PackedRefs refs = open("# pack-refs with: sorted \n" + A + " " + name + "\n");

        assertThat(alike(refs, "", LookAlikes.fold(name))).containsExactly(name);
    }

    /** As git sorts them; each of some namespaces has most of the names. */
    private static String packed(List<String> names, Random random, List<String> namespaces) {
        return namespaces.stream()
                .distinct()
                .flatMap(namespace -> names.stream().map(name -> namespace + name))
                .filter(name -> random.nextInt(4) > 0)
                .sorted(Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                .map(name -> A + " " + name + "\n" + (random.nextBoolean() ? "^" + B + "\n" : ""))
                .collect(Collectors.joining("", "# pack-refs with: peeled fully-peeled sorted \n", ""));
    }

    private static Set<String> alike(PackedRefs refs, String namespace, String fold) {
        Set<String> alike = new HashSet<>();
        refs.forEachLike(namespace, Set.of(fold), (name, value) -> {
            if (LookAlikes.fold(name.substring(namespace.length())).equals(fold)) {
                alike.add(name);
            }
        });
        return alike;
    }

    private PackedRefs open(String text) throws IOException {
        Path file = top.resolve("packed-refs");
        Files.writeString(file, text);
        return PackedRefs.open(file);
    }

    private static List<String> names(PackedRefs refs) {
        List<String> names = new ArrayList<>();
        refs.forEach((name, value) -> names.add(name));
        return names;
    }

    private static RefValue direct(String id) {
        return new RefValue.Direct(new ObjectId(id));
    }
}
