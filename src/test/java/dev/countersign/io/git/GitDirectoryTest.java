package dev.countersign.io.git;

import static dev.countersign.io.git.GitSandbox.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GitDirectoryTest {

    @TempDir
    Path top;

    @Test
    void finds_the_repository_around_a_folder_of_its_working_tree() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "a/b/file", "1");

        try (GitRepository found = GitRepository.open(repository.resolve("a/b"))) {
            assertThat(found.tip(ref("refs/heads/main"))).contains(commit);
            assertThat(found.wasPresent(commit)).isTrue();
        }
    }

    @Test
    void finds_a_bare_repository_from_inside() {
        GitSandbox sandbox = new GitSandbox(top);
        Path bare = sandbox.bare("project.git");

        assertThat(GitDirectory.discover(bare.resolve("refs/heads")).own()).isEqualTo(bare);
    }

    @Test
    void finds_a_linked_working_tree_with_its_own_head_and_the_common_refs() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId commit = sandbox.commit(repository, "file", "1");
        sandbox.git(
                repository,
                "worktree",
                "add",
                "-q",
                "-b",
                "side",
                top.resolve("linked").toString());

        try (GitRepository found = GitRepository.open(top.resolve("linked"))) {
            assertThat(found.head()).contains(ref("refs/heads/side"));
            assertThat(found.tip(ref("refs/heads/main"))).contains(commit);
            assertThat(found.find(commit)).isPresent();
        }
    }

    @Test
    void finds_a_repository_whose_git_directory_is_elsewhere() {
        GitSandbox sandbox = new GitSandbox(top);
        sandbox.git(top, "init", "-q", "-b", "main", "--separate-git-dir", "project.store", "work");

        try (GitRepository found = GitRepository.open(top.resolve("work"))) {
            assertThat(found.head()).contains(ref("refs/heads/main"));
        }
    }

    @Test
    void passes_by_a_folder_named_git_that_is_no_repository() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        GitSandbox.write(repository.resolve("sub/.git/readme"), "");

        assertThat(GitDirectory.discover(repository.resolve("sub")).own()).isEqualTo(repository.resolve(".git"));
    }

    @Test
    void refuses_a_place_without_a_repository() {
        assertThatThrownBy(() -> GitRepository.open(top))
                .isInstanceOf(RepositoryException.class)
                .hasMessage("there is no git repository at '" + top + "' or above\n"
                        + "run this inside a repository, or name one");
    }

    @Test
    void refuses_a_link_that_is_none() {
        GitSandbox.write(top.resolve("work/.git"), "hello");

        assertThatThrownBy(() -> GitRepository.open(top.resolve("work")))
                .isInstanceOf(RepositoryException.class)
                .hasMessageEndingWith(
                        ".git' is neither a git directory nor a link to one\n" + "such a link reads 'gitdir: PATH'");
    }

    @Test
    void refuses_a_hook_without_a_git_directory() {
        assertThatThrownBy(() -> GitRepository.openHook(Map.of(), top))
                .isInstanceOf(RepositoryException.class)
                .hasMessageStartingWith("GIT_DIR is not set");
        assertThatThrownBy(() -> GitRepository.openHook(Map.of("GIT_DIR", ""), top))
                .isInstanceOf(RepositoryException.class)
                .hasMessageStartingWith("GIT_DIR is not set");
        assertThatThrownBy(() -> GitRepository.openHook(Map.of("GIT_DIR", "gone.git"), top))
                .isInstanceOf(RepositoryException.class)
                .hasMessageStartingWith("there is no git directory at '" + top.resolve("gone.git") + "'\n");
    }

    @Test
    void refuses_a_git_directory_that_lacks_a_part() throws IOException {
        GitSandbox sandbox = new GitSandbox(top);
        Path bare = sandbox.bare("project.git");
        Map<String, String> hook = Map.of("GIT_DIR", ".");

        Files.delete(bare.resolve("refs/tags"));
        Files.delete(bare.resolve("refs/heads"));
        Files.delete(bare.resolve("refs"));
        assertThatThrownBy(() -> GitRepository.openHook(hook, bare))
                .hasMessageStartingWith("'" + bare + "' is not a git repository: it lacks refs\n");
        Files.delete(bare.resolve("HEAD"));
        assertThatThrownBy(() -> GitRepository.openHook(hook, bare))
                .hasMessageStartingWith("'" + bare + "' is not a git repository: it lacks HEAD\n");
    }

    @Test
    void refuses_a_repository_of_sha256() {
        GitSandbox sandbox = new GitSandbox(top);
        sandbox.git(top, "init", "-q", "--bare", "--object-format=sha256", "project.git");

        assertThatThrownBy(() -> GitRepository.openHook(Map.of("GIT_DIR", "."), top.resolve("project.git")))
                .isInstanceOf(RepositoryException.class)
                .hasMessage("the repository has extensions.objectformat = sha256, supported is sha1\n"
                        + "convert the repository, or serve it without countersign");
    }

    @Test
    void refuses_a_hook_in_a_shallow_repository_and_reading_beyond_the_cut() {
        GitSandbox sandbox = new GitSandbox(top);
        Path repository = sandbox.repository("work");
        ObjectId first = sandbox.commit(repository, "file", "1");
        ObjectId second = sandbox.commit(repository, "file", "2");
        sandbox.git(top, "clone", "-q", "--depth=1", "--bare", "file://" + repository, "shallow.git");
        Path shallow = top.resolve("shallow.git");

        assertThatThrownBy(() -> GitRepository.openHook(Map.of("GIT_DIR", "."), shallow))
                .isInstanceOf(RepositoryException.class)
                .hasMessage("the history is cut off: the repository or the push is shallow\n"
                        + "complete it with: git fetch --unshallow");
        try (GitRepository found = GitRepository.open(shallow)) {
            assertThat(found.isShallow()).isTrue();
            assertThat(found.find(second)).isPresent();
            assertThatThrownBy(() -> found.lineage(first))
                    .isInstanceOf(RepositoryException.class)
                    .hasMessageEndingWith(
                            "is missing: the repository is shallow\n" + "complete it with: git fetch --unshallow");
        }
    }

    @Test
    void reads_the_repositorys_own_configuration_and_no_file_that_it_includes() {
        GitSandbox sandbox = new GitSandbox(top);
        Path bare = sandbox.bare("project.git");
        sandbox.git(bare, "config", "countersign.policy", "/etc/countersign.yaml");
        GitSandbox.write(top.resolve("more"), "[countersign]\nroster = /tmp/mine.yaml\n");
        sandbox.git(bare, "config", "include.path", "../more");

        try (GitRepository found = GitRepository.open(bare)) {
            assertThat(found.configured("countersign", "policy")).contains("/etc/countersign.yaml");
            assertThat(found.configured("countersign", "roster")).isEmpty();
        }
    }

    @Test
    void takes_a_key_alone_for_true_and_one_without_text_for_none() {
        Path bare = new GitSandbox(top).bare("project.git");
        GitSandbox.write(bare.resolve("config"), "[Core]\nSharedRepository\n[countersign]\npolicy =\n");

        try (GitRepository found = GitRepository.open(bare)) {
            assertThat(found.configured("core", "sharedRepository")).contains("true");
            assertThat(found.configured("countersign", "policy")).isEmpty();
        }
    }
}
