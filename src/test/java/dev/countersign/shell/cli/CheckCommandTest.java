package dev.countersign.shell.cli;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.Commands;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import dev.countersign.testing.ScratchRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check}, in clones and on servers. */
final class CheckCommandTest {

    @Test
    void judges_what_the_upstream_has_not(@TempDir Path folder) {
        Clone clone = Clone.in(folder);
        clone.git.commit(UNSIGNED);
        clone.git.git("push", "--quiet", "--set-upstream", "origin", "main");
        clone.git.commit(SIGNED);

        assertThat(clone.check().out()).startsWith("countersign: 1 commit may go in");
        assertThat(clone.check().exitCode()).isZero();
    }

    @Test
    void without_an_upstream_judges_what_no_branch_of_the_remote_has(@TempDir Path folder) {
        Clone clone = Clone.in(folder);
        clone.git.commit(UNSIGNED);
        clone.git.git("push", "--quiet", "origin", "main");
        clone.git.git("switch", "--quiet", "--create", "topic");
        clone.git.commit(UNSIGNED + "\nagain\n");

        Program.Outcome outcome = clone.check();

        assertThat(outcome.out())
                .startsWith("countersign: this commit may not go in; a push to refs/heads/topic would be rejected\n");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void without_a_remote_asks_what_to_judge(@TempDir Path folder) {
        Clone clone = Clone.in(folder);
        clone.git.git("remote", "remove", "origin");
        clone.git.commit(UNSIGNED);

        Program.Outcome outcome = clone.check();

        assertThat(outcome.err()).isEqualTo("""
                        countersign: the branch has no upstream, and there is no remote to compare it with
                        hint:  name commits or a range: countersign check main..HEAD
                        """);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void names_no_command_that_would_change_another_commit(@TempDir Path folder) {
        Clone clone = Clone.in(folder);
        clone.git.commit(SIGNED);
        ObjectId unsigned = clone.git.commit(UNSIGNED);
        String rebase = "git rebase --signoff " + unsigned.abbreviated() + "^";

        assertThat(clone.check("HEAD").out()).contains("git commit --amend").doesNotContain("git rebase");
        clone.git.commit(SIGNED + "\nagain\n");
        assertThat(clone.check("HEAD~1").out()).contains(rebase).doesNotContain("--amend");
        clone.git.git("switch", "--quiet", "--detach", "HEAD~1");
        assertThat(clone.check("HEAD").out()).contains("git commit --amend");
    }

    @Test
    void a_folder_that_is_not_there_is_told_as_such(@TempDir Path folder) {
        Program.Outcome outcome = Clone.in(folder).check("-C", "typo");

        assertThat(outcome.err()).matches("countersign: '.*/typo' is no folder\n");
        assertThat(outcome.exitCode()).isEqualTo(4);
    }

    @Test
    void tells_a_commit_that_cannot_be_read_from_none(@TempDir Path folder) {
        Clone clone = Clone.in(folder);
        clone.git.git("switch", "--quiet", "--orphan", "empty");

        Program.Outcome none = clone.check();

        assertThat(none.err()).startsWith("countersign: there is no commit here yet\n");
        assertThat(none.exitCode()).isEqualTo(2);

        clone.git.commit(SIGNED);
        String id = clone.git.id("HEAD").hex();
        damage(clone.git.directory().resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));

        Program.Outcome damaged = clone.check();

        assertThat(damaged.err())
                .startsWith("countersign: git cannot read HEAD\n")
                .contains(id);
        assertThat(damaged.exitCode()).isEqualTo(4);
    }

    private static void damage(Path file) {
        try {
            Files.delete(file);
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_name_is_one_commit_and_a_range_is_what_it_contains(@TempDir Path folder) {
        Clone clone = Clone.in(folder);
        clone.git.commit(UNSIGNED);
        clone.git.git("tag", "--annotate", "--message=x", "v1");
        clone.git.commit(UNSIGNED + "\ntwo\n");
        clone.git.commit(SIGNED);

        assertThat(clone.check("HEAD").out()).startsWith("countersign: 1 commit may go in");
        assertThat(clone.check("HEAD", "v1").out()).startsWith("countersign: 1 of 2 commits may not go in");
        assertThat(clone.check("v1..HEAD").out()).startsWith("countersign: 1 of 2 commits may not go in");
        assertThat(clone.check("^v1", "HEAD").out()).startsWith("countersign: 1 of 2 commits may not go in");
        assertThat(clone.check("v1...HEAD~1").out()).startsWith("countersign: this commit may not go in");
        assertThat(clone.check("HEAD^!", "v1").out()).startsWith("countersign: 1 of 2 commits may not go in");
        assertThat(clone.check("v1..v1").out()).startsWith("countersign: no commits to judge");
    }

    @Test
    void a_name_that_means_nothing_is_told(@TempDir Path folder) {
        Clone clone = Clone.in(folder);
        clone.git.commit(UNSIGNED);

        assertThat(clone.check("nowhere").err()).startsWith("countersign: bad revision 'nowhere'");
        assertThat(clone.check("nowhere").exitCode()).isEqualTo(2);
        assertThat(clone.check("HEAD^{tree}").err()).contains("names a tree, not a commit");
        assertThat(clone.check("--ref", "a b").err()).startsWith("countersign: 'a b' cannot be the name of a ref");
    }

    @Test
    void reads_thousands_of_ids_from_standard_input(@TempDir Path folder) {
        Clone clone = Clone.in(folder);
        String id = clone.git.commit(UNSIGNED).hex();
        String other = clone.git.commit(SIGNED).hex();
        String ids =
                IntStream.range(0, 5_000).mapToObj(i -> i % 2 == 0 ? id : other).collect(Collectors.joining("\n"));

        Program.Outcome outcome = clone.commands.reading(ids).run("check", "--stdin");

        assertThat(outcome.out()).startsWith("countersign: 1 of 2 commits may not go in");
    }

    @Test
    void works_in_a_bare_repository_by_the_policy_installed_there(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        String signed = server.client().commit(SIGNED).hex();
        server.client().git("push", "--quiet", "origin", "HEAD:refs/heads/main");

        Program.Outcome outcome = server.commands().run("check", "--repository", "server.git", signed);

        assertThat(outcome.out()).startsWith("countersign: 1 commit may go in");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void says_when_no_rule_has_a_say(@TempDir Path folder) {
        Clone clone = Clone.in(folder);
        clone.git.commit(UNSIGNED);

        assertThat(clone.check("HEAD", "--ref", "refs/notes/commits").out())
                .startsWith("warning: no rule governs 'refs/notes/commits'; to judge for another ref: --ref REF\n");
        assertThat(clone.check("HEAD", "--ref", "main").exitCode()).isEqualTo(1);
    }

    @Test
    void prints_json_for_programs(@TempDir Path folder) {
        Clone clone = Clone.in(folder);
        String id = clone.git.commit(UNSIGNED).hex();

        Program.Outcome outcome = clone.check("HEAD", "--format", "json");

        assertThat(outcome.out())
                .startsWith("{\"version\":1,")
                .contains("\"decision\":\"rejected\"", "\"id\":\"" + id + "\"")
                .endsWith("}\n");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void without_a_policy_says_how_to_get_one(@TempDir Path folder) throws IOException {
        Clone clone = Clone.in(folder);
        clone.git.commit(UNSIGNED);
        Files.delete(folder.resolve("clone/.countersign.yaml"));

        assertThat(clone.check().err()).contains("there is no policy", "countersign init");
        assertThat(clone.check().exitCode()).isEqualTo(3);
    }

    @Test
    void writes_nothing(@TempDir Path folder) {
        Clone clone = Clone.in(folder);
        clone.git.commit(UNSIGNED);
        String before = clone.git.git("count-objects", "-v") + clone.git.git("status", "--porcelain", "--ignored");

        clone.check("HEAD");

        assertThat(clone.git.git("count-objects", "-v") + clone.git.git("status", "--porcelain", "--ignored"))
                .isEqualTo(before);
        assertThat(folder.resolve("clone/.git/countersign")).doesNotExist();
    }

    @Test
    void explain_tells_all_and_ends_well(@TempDir Path folder) {
        Clone clone = Clone.in(folder);
        String id = clone.git.commit(UNSIGNED).hex();

        Program.Outcome outcome = clone.commands.run("explain", "HEAD");

        assertThat(outcome.out())
                .startsWith("commit " + id + "\n")
                .contains("Jun Park <jun@corp.example>", "rule         all-signed: rejected");
        assertThat(outcome.exitCode()).isZero();
    }

    /** A clone with the policy of {@link GuardedServer} in it; its server is not guarded. */
    private record Clone(ScratchRepository git, Commands commands) {

        static Clone in(Path folder) {
            GuardedServer server = GuardedServer.unguarded(folder);
            Path place = server.client().directory();
            try {
                Files.move(folder.resolve("policy.yaml"), place.resolve(".countersign.yaml"));
                Files.move(folder.resolve("roster.yaml"), place.resolve("roster.yaml"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Clone(server.client(), Commands.in(place));
        }

        Program.Outcome check(String... arguments) {
            return commands.run(
                    Stream.concat(Stream.of("check"), Arrays.stream(arguments)).toArray(String[]::new));
        }
    }
}
