package dev.countersign.io.git;

import static dev.countersign.io.git.GitSandbox.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefsTest {

    private static final RefName MAIN = ref("refs/heads/main");

    @TempDir
    Path top;

    @Test
    void reads_loose_and_packed_refs_and_the_loose_one_wins() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId first = sandbox.commit(repository, "file", "1");
        sandbox.git(repository, "tag", "v1");
        sandbox.git(repository, "tag", "-a", "-m", "Two", "v2");
        sandbox.git(repository, "pack-refs", "--all");
        ObjectId second = sandbox.commit(repository, "file", "2");
        sandbox.git(repository, "branch", "feature/deep/name");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.tip(MAIN)).contains(second);
            assertThat(found.tip(ref("refs/tags/v1"))).contains(first);
            assertThat(found.tip(ref("refs/heads/gone"))).isEmpty();
            assertThat(found.tip(ref("refs/heads/main/below"))).isEmpty();
            assertThat(found.tip(ref("refs/heads/feature"))).isEmpty();
            assertThat(found.tips(name -> true))
                    .containsOnlyKeys(
                            ref("refs/heads/feature/deep/name"), MAIN, ref("refs/tags/v1"), ref("refs/tags/v2"))
                    .containsEntry(MAIN, second)
                    .containsEntry(
                            ref("refs/tags/v2"), GitSandbox.id(sandbox.git(repository, "rev-parse", "refs/tags/v2")));
        }
    }

    @Test
    void sees_a_ref_that_is_packed_while_reading() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        sandbox.git(repository, "tag", "v1");
        sandbox.git(repository, "pack-refs", "--all");
        sandbox.git(repository, "branch", "side");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.tip(ref("refs/tags/v1"))).contains(commit);
            sandbox.git(repository, "pack-refs", "--all", "--prune");
            assertThat(found.tip(ref("refs/heads/side"))).contains(commit);
        }
    }

    @Test
    void follows_symbolic_refs_to_the_ref_that_moves() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        sandbox.git(repository, "symbolic-ref", "refs/heads/alias", "refs/heads/main");
        sandbox.git(repository, "symbolic-ref", "refs/heads/second", "refs/heads/alias");
        sandbox.git(repository, "symbolic-ref", "refs/heads/current", "HEAD");
        sandbox.git(repository, "symbolic-ref", "refs/heads/dangling", "refs/heads/unborn");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.resolve(MAIN)).isEqualTo(MAIN);
            assertThat(found.resolve(ref("refs/heads/new"))).isEqualTo(ref("refs/heads/new"));
            assertThat(found.resolve(ref("refs/heads/second"))).isEqualTo(MAIN);
            assertThat(found.resolve(ref("refs/heads/current"))).isEqualTo(MAIN);
            assertThat(found.resolve(ref("refs/heads/dangling"))).isEqualTo(ref("refs/heads/unborn"));
            assertThat(found.tip(ref("refs/heads/second"))).contains(commit);
            assertThat(found.tip(ref("refs/heads/dangling"))).isEmpty();
            assertThat(found.tips(name -> true)).containsOnlyKeys(MAIN);
        }
    }

    @Test
    void follows_a_symbolic_ref_that_is_a_link() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        sandbox.commit(repository, "file", "1");
        Files.createSymbolicLink(repository.resolve(".git/refs/heads/alias"), Path.of("refs/heads/main"));

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.resolve(ref("refs/heads/alias"))).isEqualTo(MAIN);
            assertThat(found.tips(name -> true)).containsOnlyKeys(MAIN);
        }
    }

    @Test
    void refuses_symbolic_refs_in_a_circle() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        GitSandbox.write(repository.resolve(".git/refs/heads/a"), "ref: refs/heads/b\n");
        GitSandbox.write(repository.resolve(".git/refs/heads/b"), "ref: refs/heads/a\n");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThatThrownBy(() -> found.resolve(ref("refs/heads/a")))
                    .isInstanceOf(RepositoryException.class)
                    .hasMessageStartingWith("the symbolic ref 'refs/heads/a' is a chain of more than 5\n");
        }
    }

    @Test
    void tells_the_ref_that_head_names() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.head()).contains(MAIN);
            sandbox.commit(repository, "file", "1");
            sandbox.git(repository, "checkout", "-q", "--detach");
            assertThat(found.head()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage\n",
                "0000000000000000000000000000000000000000\n",
                "1234567890123456789012345678901234567890x\n",
                "123456789012345678901234567890\n",
                "ref: refs/heads/..\n",
            })
    void lets_a_broken_ref_disturb_only_those_who_ask_for_it(String content) {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        GitSandbox.write(repository.resolve(".git/refs/heads/wip/broken"), content);

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.tip(MAIN)).contains(commit);
            assertThat(found.tips(name -> !name.value().startsWith("refs/heads/wip/")))
                    .containsOnlyKeys(MAIN);
            assertThatThrownBy(() -> found.tip(ref("refs/heads/wip/broken")))
                    .isInstanceOf(RepositoryException.class)
                    .hasMessage("the ref 'refs/heads/wip/broken' is broken\n"
                            + "restore it, or delete it with: git update-ref -d refs/heads/wip/broken");
        }
    }

    @Test
    void throws_when_a_broken_ref_is_among_those_asked_for() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        GitSandbox.write(repository.resolve(".git/refs/heads/broken"), "garbage\n");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.resolve(ref("refs/heads/broken"))).isEqualTo(ref("refs/heads/broken"));
            assertThatThrownBy(() -> found.tips(name -> true))
                    .isInstanceOf(RepositoryException.class)
                    .hasMessageStartingWith("the ref 'refs/heads/broken' is broken\n");
        }
    }

    @Test
    void never_looks_at_the_objects_behind_refs() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        String missing = "1234567890123456789012345678901234567890";
        GitSandbox.write(repository.resolve(".git/refs/heads/wip"), missing + "\n");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.tips(name -> true))
                    .containsExactly(Map.entry(ref("refs/heads/wip"), new ObjectId(missing)));
        }
    }

    @Test
    void reads_names_beyond_ascii_loose_and_packed() {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "file names are UTF-8");
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("dépôt");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        sandbox.git(repository, "branch", "geprüft");
        sandbox.git(repository, "pack-refs", "--all");
        sandbox.git(repository, "branch", "レビュー");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.tip(ref("refs/heads/geprüft"))).contains(commit);
            assertThat(found.tip(ref("refs/heads/レビュー"))).contains(commit);
            assertThat(found.tips(name -> true))
                    .containsOnlyKeys(MAIN, ref("refs/heads/geprüft"), ref("refs/heads/レビュー"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "refs/namespaces/A/"})
    void finds_refs_that_look_alike_in_whatever_folder(String namespace) {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "file names are UTF-8");
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        sandbox.commit(repository, "file", "1");
        List<String> alike = List.of(
                "refs/heads/Feature/x",
                "refs/heads/fe\u0430ture/x", // Cyrillic a
                "refs/heads/feature\u2215x", // a slash that is none
                "refs/heads\u2044feature/X",
                "refs/\u200dheads/feature/x"); // a zero width joiner
        List<String> others = List.of("refs/heads/feat/x", "refs/heads/other/feature/x", "refs/pull/feature/x");
        Stream.concat(alike.stream(), others.stream())
                .forEach(name -> sandbox.git(repository, "update-ref", namespace + name, "HEAD"));
        Map<String, String> hook =
                namespace.isEmpty() ? Map.of("GIT_DIR", ".") : Map.of("GIT_DIR", ".", "GIT_NAMESPACE", "A");

        try (GitRepository found = GitRepository.openHook(hook, repository.resolve(".git"))) {
            assertThat(found.alike(Set.of("refs/heads/feature/x", "refs/heads/no")))
                    .extracting(RefName::value)
                    .containsExactlyInAnyOrderElementsOf(alike);
        }
    }

    @Test
    void shows_the_refs_of_a_namespace_without_its_prefix() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        String prefix = "refs/namespaces/a/refs/namespaces/b/";
        sandbox.git(repository, "update-ref", prefix + "refs/heads/trunk", "HEAD");
        sandbox.git(repository, "update-ref", prefix + "refs/heads/packed", "HEAD");
        sandbox.git(repository, "pack-refs", "--all");
        sandbox.git(repository, "update-ref", prefix + "refs/heads/loose", "HEAD");
        sandbox.git(repository, "symbolic-ref", prefix + "HEAD", prefix + "refs/heads/trunk");
        sandbox.git(repository, "symbolic-ref", prefix + "refs/heads/alias", prefix + "refs/heads/trunk");
        sandbox.git(repository, "symbolic-ref", prefix + "refs/heads/escape", "refs/heads/main");
        Map<String, String> hook = Map.of("GIT_DIR", ".", "GIT_NAMESPACE", "a/b");

        try (GitRepository found = GitRepository.openHook(hook, repository.resolve(".git"))) {
            assertThat(found.head()).contains(ref("refs/heads/trunk"));
            assertThat(found.tip(ref("refs/heads/packed"))).contains(commit);
            assertThat(found.tip(MAIN)).isEmpty();
            assertThat(found.resolve(ref("refs/heads/alias"))).isEqualTo(ref("refs/heads/trunk"));
            assertThat(found.tips(name -> true))
                    .containsOnlyKeys(ref("refs/heads/loose"), ref("refs/heads/packed"), ref("refs/heads/trunk"));
            assertThatThrownBy(() -> found.resolve(ref("refs/heads/escape")))
                    .isInstanceOf(RepositoryException.class)
                    .hasMessageStartingWith("a symbolic ref leads to 'refs/heads/main', where no push can follow\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "refs/namespaces/Ünder/"})
    void agrees_with_git_on_random_refs_loose_packed_and_packed_again(String namespace) {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "file names are UTF-8");
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        List<ObjectId> commits = IntStream.range(0, 3)
                .mapToObj(i -> sandbox.commit(repository, "file", "" + i))
                .toList();
        Map<String, String> hook =
                namespace.isEmpty() ? Map.of("GIT_DIR", ".") : Map.of("GIT_DIR", ".", "GIT_NAMESPACE", "Ünder");
        Random random = new Random(20_261_125);
        for (int round = 0; round < 12; round++) {
            StringBuilder updates = new StringBuilder();
            Set<String> names =
                    IntStream.range(0, 60).mapToObj(i -> name(random)).collect(Collectors.toSet());
            names.forEach(name -> updates.append(random.nextInt(4) > 0 ? "update " : "delete ")
                    .append(random.nextInt(5) > 0 ? namespace : "")
                    .append(name));
            String input = updates.toString()
                    .lines()
                    .map(line -> line.startsWith("update ") ? line + " " + commits.get(random.nextInt(3)) : line)
                    .collect(Collectors.joining("\n", "", "\n"));
            sandbox.feed(repository, input, "update-ref", "--stdin");
            if (random.nextInt(3) > 0) {
                sandbox.git(repository, "pack-refs", "--all");
            }
            Map<RefName, ObjectId> expected = sandbox.git(
                            repository, "for-each-ref", "--format=%(objectname) %(refname)", namespace + "refs/")
                    .lines()
                    .collect(Collectors.toMap(
                            line -> ref(line.substring(41 + namespace.length())),
                            line -> GitSandbox.id(line.substring(0, 40))));

            try (GitRepository found = GitRepository.openHook(hook, repository.resolve(".git"))) {
                assertThat(found.tips(name -> true)).isEqualTo(expected);
                for (int i = 0; i < 60; i++) {
                    RefName asked = ref(name(random).strip());
                    assertThat(found.tip(asked)).isEqualTo(Optional.ofNullable(expected.get(asked)));
                    Set<String> folds = new HashSet<>(List.of(asked.fold(), "refs/heads/ab"));
                    assertThat(found.alike(folds))
                            .containsExactlyInAnyOrderElementsOf(expected.keySet().stream()
                                    .filter(name -> folds.contains(name.fold()))
                                    .toList());
                }
            }
        }
    }

    /** Few letters, some of which look like others, so that names collide; ends the line. */
    private static String name(Random random) {
        List<String> letters = List.of("a", "A", "b", "B", "а", "\u200db", "é");
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> letters.get(random.nextInt(letters.size())))
                .collect(Collectors.joining("", random.nextBoolean() ? "refs/heads/" : "refs/tags/", "\n"));
    }

    @Test
    void finds_each_of_ten_thousand_refs() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        String updates = IntStream.range(0, 10_000)
                .mapToObj(i -> "create refs/heads/topic-" + i + " " + commit + "\n")
                .collect(Collectors.joining());
        sandbox.feed(repository, updates, "update-ref", "--stdin");
        sandbox.git(repository, "tag", "-a", "-m", "One", "v1");
        sandbox.git(repository, "pack-refs", "--all");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(IntStream.range(0, 10_000).mapToObj(i -> found.tip(ref("refs/heads/topic-" + i))))
                    .allMatch(tip -> tip.equals(Optional.of(commit)));
            assertThat(found.tip(ref("refs/heads/topic-10000"))).isEmpty();
            assertThat(found.tips(name -> true)).hasSize(10_002);
        }
    }
}
