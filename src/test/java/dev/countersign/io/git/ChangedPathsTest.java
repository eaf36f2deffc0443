package dev.countersign.io.git;

import static dev.countersign.io.git.GitSandbox.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.gate.RepositoryException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChangedPathsTest {

    private static final String BLOB = "1".repeat(40);
    private static final String OTHER = "2".repeat(40);

    @TempDir
    Path top;

    @Test
    void are_all_paths_for_a_root() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        GitSandbox.write(repository.resolve("src/a/One.java"), "1");
        ObjectId commit = sandbox.commit(repository, "readme", "1");

        assertThat(paths(repository, commit)).containsExactly("readme", "src/a/One.java");
    }

    @Test
    void are_what_was_added_changed_and_deleted_deep_in_the_tree() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        GitSandbox.write(repository.resolve("src/a/One.java"), "1");
        GitSandbox.write(repository.resolve("src/a/Two.java"), "2");
        GitSandbox.write(repository.resolve("src/b/Same.java"), "3");
        sandbox.commit(repository, "readme", "1");
        repository.resolve("src/a/Two.java").toFile().delete();
        GitSandbox.write(repository.resolve("src/a/One.java"), "1+");
        ObjectId commit = sandbox.commit(repository, "src/c/New.java", "1");

        assertThat(paths(repository, commit)).containsExactly("src/a/One.java", "src/a/Two.java", "src/c/New.java");
    }

    @Test
    void are_both_sides_of_a_rename() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        sandbox.commit(repository, "old/name", "content");
        sandbox.git(repository, "mv", "old", "new");
        ObjectId commit = sandbox.commit(repository, "unrelated", "1");

        assertThat(paths(repository, commit)).containsExactly("new/name", "old/name", "unrelated");
    }

    @Test
    void hold_a_changed_mode_and_a_file_that_became_a_folder() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        GitSandbox.write(repository.resolve("a"), "1");
        sandbox.commit(repository, "run.sh", "1");
        repository.resolve("run.sh").toFile().setExecutable(true);
        repository.resolve("a").toFile().delete();
        ObjectId commit = sandbox.commit(repository, "a/b", "1");

        assertThat(paths(repository, commit)).containsExactly("a", "a/b", "run.sh");
    }

    @Test
    void are_also_what_a_merge_drops_of_another_parent() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        GitSandbox.write(repository.resolve("payments/pay"), "open to attack");
        ObjectId old = sandbox.commit(repository, "readme", "1");
        GitSandbox.write(repository.resolve("payments/pay"), "mended");
        ObjectId mended = sandbox.commit(repository, "readme", "2");

        ObjectId onto = merge(sandbox, repository, old, old, mended);
        ObjectId cover = id(
                sandbox.git(repository, "commit-tree", "-m", "Cover", "-p", old.hex(), tree(sandbox, repository, old)));
        ObjectId aside = merge(sandbox, repository, old, cover, mended);
        ObjectId three = merge(sandbox, repository, old, old, cover, mended);

        assertThat(paths(repository, onto)).containsExactly("payments/pay", "readme");
        assertThat(paths(repository, aside)).containsExactly("payments/pay", "readme");
        assertThat(paths(repository, three)).containsExactly("payments/pay", "readme");
    }

    @Test
    void are_not_what_the_first_parent_of_a_merge_went_ahead_by() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId base = sandbox.commit(repository, "payments/pay", "1");
        ObjectId side = sandbox.commit(repository, "side", "1");
        sandbox.git(repository, "reset", "-q", "--hard", base.hex());
        sandbox.commit(repository, "payments/pay", "2");
        sandbox.git(repository, "merge", "-q", "--no-ff", "-m", "Merge", side.hex());

        assertThat(paths(repository, id(sandbox.git(repository, "rev-parse", "HEAD"))))
                .containsExactly("side");
    }

    @Test
    void are_all_that_a_merge_drops_of_a_history_with_nothing_in_common() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId one = sandbox.commit(repository, "one", "1");
        sandbox.git(repository, "checkout", "-q", "--orphan", "other");
        ObjectId other = sandbox.commit(repository, "other", "2");

        assertThat(paths(repository, merge(sandbox, repository, one, one, other)))
                .containsExactly("other");
    }

    private static ObjectId merge(GitSandbox sandbox, Path repository, ObjectId content, ObjectId... parents) {
        List<String> command = new ArrayList<>(List.of("commit-tree", "-m", "Merge"));
        List.of(parents).forEach(parent -> command.addAll(List.of("-p", parent.hex())));
        command.add(tree(sandbox, repository, content));
        return id(sandbox.git(repository, command.toArray(String[]::new)));
    }

    private static String tree(GitSandbox sandbox, Path repository, ObjectId commit) {
        return sandbox.git(repository, "rev-parse", commit.hex() + "^{tree}");
    }

    @Test
    void are_against_the_first_parent_for_a_merge() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        sandbox.commit(repository, "file", "1");
        sandbox.git(repository, "checkout", "-q", "-b", "side");
        sandbox.commit(repository, "from-side", "1");
        sandbox.git(repository, "checkout", "-q", "main");
        sandbox.commit(repository, "from-main", "1");
        sandbox.git(repository, "merge", "-q", "--no-ff", "-m", "Merge", "side");

        assertThat(paths(repository, sandbox.head(repository))).containsExactly("from-side");
    }

    @Test
    void hold_links_to_other_repositories() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        sandbox.commit(repository, "file", "1");
        sandbox.git(repository, "update-index", "--add", "--cacheinfo", "160000," + BLOB + ",lib");
        sandbox.git(repository, "commit", "-q", "-m", "Add a link");

        assertThat(paths(repository, sandbox.head(repository))).containsExactly("lib");
    }

    @Test
    void are_in_utf8_where_they_can_be_and_in_latin1_where_not() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        String blob = sandbox.feed(repository, "1", "hash-object", "-w", "--stdin");
        byte[] tree = tree("100644 d\u00c3\u00a9p\u00f4t\0" + blob, "100644 d\u00c3\u00a9p\u00c3\u00b4t\0" + blob);

        assertThat(between(new byte[0], tree)).containsExactly("dÃ©pôt", "dépôt");
    }

    @Test
    void show_an_entry_that_hides_behind_another_of_the_same_name() {
        byte[] honest = tree("100644 file\0" + BLOB);
        byte[] twice = tree("100644 file\0" + BLOB, "100644 file\0" + OTHER);
        byte[] hidden = tree("100644 file\0" + OTHER, "100644 file\0" + BLOB);

        assertThat(between(honest, twice)).containsExactly("file");
        assertThat(between(honest, hidden)).containsExactly("file");
        assertThat(between(twice, hidden)).containsExactly("file");
        assertThat(between(twice, twice)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40000", "040000", "0000040000", "40755", "47777", "200040000", "4000000000040000"})
    void look_into_a_folder_however_its_mode_is_written(String mode) {
        byte[] top = tree(mode + " src\0" + OTHER);
        byte[] folder = tree("100644 file\0" + BLOB);

        assertThat(TreeDifference.between(
                        Optional.empty(), id(BLOB), tree -> tree.hex().equals(BLOB) ? top : folder))
                .containsExactly("src/file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100644 file", "100644", "100644 file\0short", "100x44 file\0aaaaaaaaaaaaaaaaaaaa", "x"})
    void cannot_be_read_from_a_broken_tree(String tree) {
        assertThatThrownBy(() -> between(new byte[0], tree.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RepositoryException.class)
                .hasMessage("tree 2222222222 is broken\ncheck the repository with: git fsck");
    }

    @Test
    void cannot_be_read_when_a_tree_is_missing() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        sandbox.commit(repository, "file", "1");
        ObjectId commit = id(sandbox.feed(
                repository,
                "tree " + BLOB + "\nparent " + sandbox.head(repository)
                        + "\nauthor A <a@corp.example> 1 +0000\ncommitter A <a@corp.example> 1 +0000\n\nx\n",
                "hash-object",
                "-w",
                "-t",
                "commit",
                "--literally",
                "--stdin"));

        assertThatThrownBy(() -> paths(repository, commit))
                .isInstanceOf(RepositoryException.class)
                .hasMessage("tree 1111111111 is missing\ncheck the repository with: git fsck");
    }

    @Test
    void stop_at_a_tree_that_multiplies_beyond_memory() {
        // a tree that names itself ten times stands for ten that name each other: 10^n paths in n small objects
        assertThatThrownBy(() ->
                        TreeDifference.between(Optional.empty(), id("0".repeat(39) + "a"), ChangedPathsTest::tenTimes))
                .isInstanceOf(RepositoryException.class)
                .hasMessage(
                        "a commit changes too many paths\n" + "split the change, or judge it by rules without paths");
    }

    @Test
    void stop_at_a_tree_that_is_nested_without_end() {
        assertThatThrownBy(() -> TreeDifference.between(Optional.empty(), id(OTHER), tree -> tree("40000 d\0" + OTHER)))
                .isInstanceOf(RepositoryException.class)
                .hasMessageStartingWith("a commit changes too many paths\n");
    }

    private static byte[] tenTimes(ObjectId tree) {
        return tree(IntStream.range(0, 10)
                .mapToObj(i -> "40000 d" + i + "\0" + tree)
                .toArray(String[]::new));
    }

    private static List<String> between(byte[] before, byte[] after) {
        return TreeDifference.between(
                        Optional.of(id(BLOB)), id(OTHER), tree -> tree.hex().equals(BLOB) ? before : after)
                .stream()
                .sorted()
                .toList();
    }

    private static List<String> paths(Path repository, ObjectId id) {
        try (GitRepository found = GitRepository.open(repository)) {
            Commit commit = (Commit) found.find(id).orElseThrow();
            List<String> paths = new ArrayList<>();
            found.changedPaths(commit).anyMatch(path -> {
                paths.add(path);
                return false;
            });
            return paths.stream().sorted().toList();
        }
    }

    /** A tree object of entries {@code MODE SP NAME NUL ID}, all but the id in Latin-1. */
    private static byte[] tree(String... entries) {
        var bytes = new ByteArrayOutputStream();
        for (String entry : entries) {
            int id = entry.indexOf('\0') + 1;
            bytes.writeBytes(entry.substring(0, id).getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeBytes(HexFormat.of().parseHex(entry.substring(id)));
        }
        return bytes.toByteArray();
    }
}
