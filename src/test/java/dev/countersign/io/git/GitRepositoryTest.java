package dev.countersign.io.git;

import static dev.countersign.io.git.GitSandbox.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.MalformedCommit;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Limits;
import dev.countersign.gate.Peeled;
import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GitRepositoryTest {

    private static final ObjectId MISSING = id("1234567890123456789012345678901234567890");

    @TempDir
    Path top;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reads_commits_loose_and_packed(boolean packed) {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId first = sandbox.commit(repository, "file", "1");
        ObjectId second = sandbox.commit(repository, "file", "2");
        if (packed) {
            sandbox.git(repository, "gc", "-q");
        }

        try (GitRepository found = GitRepository.open(repository)) {
            Commit commit = (Commit) found.find(second).orElseThrow();
            assertThat(commit.parents()).containsExactly(first);
            assertThat(commit.author().toString()).isEqualTo("Jun Park <jun@corp.example>");
            assertThat(commit.message().subject()).isEqualTo("Change file");
            assertThat(found.lineage(second)).contains(new Lineage(second, List.of(first), 1_700_000_000));
            assertThat(found.find(MISSING)).isEmpty();
            assertThat(found.lineage(MISSING)).isEmpty();
            assertThat(found.find(id("0".repeat(40)))).isEmpty();
            assertThat(found.find(id("1".repeat(64)))).isEmpty();
        }
    }

    @Test
    void finds_the_regular_files_of_a_commit_by_their_paths() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        Files.createDirectories(repository.resolve("gate/keys"));
        Files.writeString(repository.resolve("gate/keys/größe"), "content\n");
        Files.createSymbolicLink(repository.resolve("gate/link"), Path.of("keys/größe"));
        sandbox.git(repository, "add", "gate");
        ObjectId commit = sandbox.commit(repository, "file", "1");

        try (GitRepository found = GitRepository.open(repository)) {
            ObjectId file = found.file(commit, "gate/keys/größe").orElseThrow();
            assertThat(file.hex()).isEqualTo(sandbox.git(repository, "rev-parse", "HEAD:gate/keys/größe"));
            assertThat(found.sizeOf(file)).isEqualTo(8);
            assertThat(found.read(file, 100)).asString(StandardCharsets.UTF_8).isEqualTo("content\n");
            assertThat(found.read(file, 4)).asString(StandardCharsets.UTF_8).isEqualTo("cont");
            for (String none :
                    List.of("gate", "gate/", "gate/link", "gate/keys", "Gate/keys/größe", "file/x", "", "x")) {
                assertThat(found.file(commit, none)).as(none).isEmpty();
            }
            assertThatThrownBy(() -> found.file(MISSING, "file"))
                    .isInstanceOf(RepositoryException.class)
                    .hasMessageContaining("the tree of commit 1234567890 is missing");
            assertThatThrownBy(() -> found.read(commit, 100))
                    .isInstanceOf(RepositoryException.class)
                    .hasMessageContaining("is a commit, not a blob");
        }
    }

    @Test
    void takes_neither_of_two_files_that_a_broken_tree_holds_by_one_name() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        String entry = "100644 file\0" + "a".repeat(20);
        String tree =
                sandbox.feed(repository, entry + entry, "hash-object", "-w", "-t", "tree", "--literally", "--stdin");
        String twice = sandbox.git(repository, "commit-tree", tree, "-m", "Twice");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.file(commit, "file")).isPresent();
            assertThat(found.file(id(twice), "file")).isEmpty();
        }
    }

    @Test
    void reads_no_other_object_as_a_commit() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        sandbox.commit(repository, "file", "1");
        ObjectId tree = id(sandbox.git(repository, "rev-parse", "HEAD^{tree}"));

        try (GitRepository found = GitRepository.open(repository)) {
            assertThatThrownBy(() -> found.find(tree))
                    .isInstanceOf(RepositoryException.class)
                    .hasMessage("object " + tree.abbreviated() + " is a tree, not a commit\n"
                            + "check the repository with: git fsck");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refuses_a_commit_that_is_too_large_but_knows_its_parents(boolean packed) {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId first = sandbox.commit(repository, "file", "1");
        sandbox.git(repository, "commit", "-q", "--allow-empty", "-m", "Long\n\n" + "x".repeat(3_000));
        ObjectId second = sandbox.head(repository);
        if (packed) {
            sandbox.git(repository, "gc", "-q");
        }
        Limits limits = new Limits(new CommitLimits(1_000, 2, 1, 1, 100), 1, 1, 1);

        try (GitRepository found = GitRepository.open(repository).limitedTo(limits)) {
            String size = sandbox.git(repository, "cat-file", "-s", second.hex());
            assertThat(found.find(second))
                    .contains(new MalformedCommit(
                            second, List.of(), 0, "the commit has " + size + " bytes, more than 1000"));
            assertThat(found.lineage(second)).contains(new Lineage(second, List.of(first), 1_700_000_000));
        }
    }

    @Test
    void reads_what_is_stored_and_not_what_replaces_it() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId first = sandbox.commit(repository, "file", "1");
        ObjectId second = sandbox.commit(repository, "other", "2");
        sandbox.git(repository, "replace", second.hex(), first.hex());
        GitSandbox.write(repository.resolve(".git/info/grafts"), second + "\n");
        sandbox.git(repository, "commit-graph", "write", "--reachable");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.lineage(second).orElseThrow().parents()).containsExactly(first);
            assertThat(found.find(second).orElseThrow().parents()).containsExactly(first);
        }
    }

    @Test
    void finds_objects_that_were_packed_or_added_since_it_was_opened() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId first = sandbox.commit(repository, "file", "1");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.find(first)).isPresent();
            sandbox.git(repository, "gc", "-q", "--prune=now");
            assertThat(found.find(first)).isPresent();
            ObjectId second = sandbox.commit(repository, "file", "2");
            sandbox.git(repository, "repack", "-adfq");
            assertThat(found.find(second)).isPresent();
            assertThat(found.find(first)).isPresent();
        }
    }

    @Test
    void says_that_an_object_is_broken() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        Path file = repository.resolve(".git/objects/" + commit.hex().substring(0, 2) + "/"
                + commit.hex().substring(2));
        file.toFile().setWritable(true);
        Files.writeString(file, "garbage");

        try (GitRepository found = GitRepository.open(repository)) {
            assertThatThrownBy(() -> found.find(commit))
                    .isInstanceOf(RepositoryException.class)
                    .hasMessage("object " + commit.abbreviated() + " cannot be read\n"
                            + "check the repository with: git fsck");
        }
    }

    @Test
    void peels_tags_down_to_the_commit() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        ObjectId tag = tags(sandbox, repository, commit.hex(), 3);

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.peel(commit)).isEqualTo(new Peeled.ToCommit(commit));
            assertThat(found.peel(tag)).isEqualTo(new Peeled.ToCommit(commit));
            Limits three = new Limits(CommitLimits.DEFAULT, 3, 1, 1);
            Limits two = new Limits(CommitLimits.DEFAULT, 2, 1, 1);
            assertThat(found.limitedTo(three).peel(tag)).isEqualTo(new Peeled.ToCommit(commit));
            assertThat(found.limitedTo(two).peel(tag))
                    .isEqualTo(new Peeled.ToNone("names a chain of more than 2 tags"));
        }
    }

    @Test
    void says_what_stands_for_no_commit() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        sandbox.commit(repository, "file", "1");
        ObjectId tree = id(sandbox.git(repository, "rev-parse", "HEAD^{tree}"));
        ObjectId blob = id(sandbox.feed(repository, "x".repeat(2_000_000), "hash-object", "-w", "--stdin"));
        ObjectId tagOfTree = tags(sandbox, repository, tree.hex(), 1);
        ObjectId malformed = id(sandbox.feed(
                repository, "tag without\n\n", "hash-object", "-w", "-t", "tag", "--literally", "--stdin"));
        ObjectId large = id(sandbox.feed(
                repository,
                "object " + tree + "\ntype tree\ntag x\n\n" + "x".repeat(2_000_000),
                "hash-object",
                "-w",
                "-t",
                "tag",
                "--literally",
                "--stdin"));

        try (GitRepository found = GitRepository.open(repository)) {
            assertThat(found.peel(tree)).isEqualTo(new Peeled.ToNone("names a tree, not a commit"));
            assertThat(found.peel(blob)).isEqualTo(new Peeled.ToNone("names a blob, not a commit"));
            assertThat(found.peel(tagOfTree)).isEqualTo(new Peeled.ToNone("names a tree, not a commit"));
            assertThat(found.peel(MISSING)).isEqualTo(new Peeled.ToNone("names 1234567890, which is missing"));
            assertThat(found.peel(malformed))
                    .isEqualTo(new Peeled.ToNone("names the malformed tag " + malformed.abbreviated()
                            + ": the headers do not start with 'object', 'type' and 'tag'"));
            assertThat(found.peel(large))
                    .isEqualTo(new Peeled.ToNone(
                            "names the tag " + large.abbreviated() + ", which has 2000065 bytes, more than 1048576"));
        }
    }

    @Test
    void reads_from_a_repository_that_this_one_borrows_from() {
        GitSandbox sandbox = new GitSandbox(top);
        Path origin = sandbox.repository("origin");
        ObjectId first = sandbox.commit(origin, "file", "1");
        sandbox.git(origin, "gc", "-q");
        ObjectId second = sandbox.commit(origin, "file", "2");
        sandbox.git(top, "clone", "-q", "--bare", "--shared", "origin", "middle.git");
        sandbox.git(top, "clone", "-q", "--bare", "--shared", "middle.git", "fork.git");

        try (GitRepository found = GitRepository.open(top.resolve("fork.git"))) {
            assertThat(found.find(first)).isPresent();
            assertThat(found.find(second)).isPresent();
        }
    }

    @Test
    void reads_what_is_borrowed_by_relative_quoted_and_circular_ways() {
        GitSandbox sandbox = new GitSandbox(top);
        Path origin = sandbox.repository("o:rig\"in");
        ObjectId commit = sandbox.commit(origin, "file", "1");
        Path middle = sandbox.bare("middle.git");
        Path fork = sandbox.bare("fork.git");
        GitSandbox.write(
                middle.resolve("objects/info/alternates"),
                "# a comment\n\n../../gone/objects\n\"../../o:rig\\\"in/.git/objects\"\n../../fork.git/objects\n");
        GitSandbox.write(fork.resolve("objects/info/alternates"), "../../middle.git/objects\n");

        try (GitRepository found = GitRepository.open(fork)) {
            assertThat(found.find(commit)).isPresent();
        }
        assertThat(sandbox.git(fork, "cat-file", "-t", commit.hex())).isEqualTo("commit");
    }

    @Test
    void reads_what_is_borrowed_over_as_many_repositories_as_git() {
        GitSandbox sandbox = new GitSandbox(top);
        Path origin = sandbox.repository("origin");
        ObjectId commit = sandbox.commit(origin, "file", "1");
        Path lender = origin.resolve(".git");
        for (int link = 1; link <= 6; link++) {
            Path borrower = sandbox.bare("fork-" + link + ".git");
            GitSandbox.write(borrower.resolve("objects/info/alternates"), lender.resolve("objects") + "\n");
            lender = borrower;
        }

        assertThat(sandbox.git(lender, "cat-file", "-t", commit.hex())).isEqualTo("commit");
        try (GitRepository found = GitRepository.open(lender)) {
            assertThat(found.find(commit)).isPresent();
        }
    }

    @Test
    void says_so_where_a_path_to_borrow_by_is_not_utf_8() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path fork = sandbox.bare("fork.git");
        Files.write(fork.resolve("objects/info/alternates"), new byte[] {'/', 'd', (byte) 0xe9, '\n'});

        assertThatThrownBy(() -> GitRepository.open(fork))
                .isInstanceOf(RepositoryException.class)
                .hasMessageContaining("objects/info/alternates' names a path that is not UTF-8\n");
    }

    private static ObjectId tags(GitSandbox sandbox, Path repository, String target, int count) {
        String at = target;
        for (int i = 0; i < count; i++) {
            String name = "chain-" + i + "-" + target;
            sandbox.git(repository, "-c", "advice.nestedTag=false", "tag", "-a", "-m", "Tag", name, at);
            at = sandbox.git(repository, "rev-parse", "refs/tags/" + name);
        }
        return id(at);
    }
}
