package dev.countersign.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
