package dev.countersign.shell.cli;

import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.Commands;
import dev.countersign.testing.Program;
import dev.countersign.testing.ScratchRepository;
import dev.countersign.testing.SshKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code approve} and {@code status} in a clone; what a gate makes of it is shown elsewhere. */
final class ApproveCommandTest {

    private static final String NOTES = "refs/notes/countersign";

    @TempDir
    private Path folder;

    private ScratchRepository clone;
    private SshKey key;

    @BeforeEach
    void cloneOfAnEmptyServer() {
        ScratchRepository server = ScratchRepository.bare(folder.resolve("payments.git"));
        clone = ScratchRepository.in(folder.resolve("clone"));
        clone.git("remote", "add", "origin", server.directory().toString());
        clone.git("config", "user.name", "Sara Lind");
        clone.git("config", "user.email", "sara@corp.example");
        key = SshKey.in(folder);
    }

    @Test
    void shows_what_would_be_vouched_for_before_it_asks() throws IOException {
        Files.writeString(clone.directory().resolve("payments.txt"), "charge\nretry\n");
        clone.git("add", "payments.txt");
        String id = clone.commit("Retry card payments\n\nCo-authored-by: Claude <noreply@anthropic.com>\n")
                .abbreviated();

        Program.Outcome outcome = approve("n\n", "HEAD");

        assertThat(outcome.out())
                .isEqualTo("""
                countersign: Sara Lind <sara@corp.example> is about to sign off 1 commit
                of payments
                  ID Retry card payments
                             by Jun Park <jun@corp.example>
                             AI-assisted: Co-authored-by: Claude <noreply@anthropic.com> (Claude Code)
                             1 file, +2 -0: payments.txt
                hint:  to read it: git show ID
                Sign with KEY? [y/N] countersign: nothing was signed
                """.replace("ID", id).replace("KEY", key.file().toString()));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(clone.git("for-each-ref", NOTES)).isEmpty();
    }

    @Test
    void whoever_says_nothing_has_not_said_yes() {
        clone.commit(UNSIGNED);

        assertThat(approve("", "HEAD").exitCode()).isEqualTo(1);
        assertThat(clone.git("for-each-ref", NOTES)).isEmpty();
    }

    @Test
    void the_command_that_sends_it_is_about_the_same_commits() {
        clone.commit(UNSIGNED);

        Program.Outcome outcome = approve("y\n", "--for", "shop", "HEAD");

        assertThat(outcome.out())
                .endsWith("hint:  to send it: countersign approve --push --for shop --key " + key.file()
                        + " HEAD, or git push origin " + NOTES + "\n");
        assertThat(approve("", "--push", "--for", "shop", "HEAD").out())
                .contains("has signed off all of it already", "countersign: pushed to origin\n");
    }

    @Test
    void what_is_signed_already_is_not_signed_again_unless_asked() {
        key = SshKey.ofType("ecdsa", folder); // whose signatures differ, even within a second
        clone.commit(UNSIGNED);
        approve("yes\n", "HEAD");

        assertThat(approve("", "HEAD").out()).contains("has signed off all of it already");
        assertThat(approve("y\n", "--again", "HEAD").out()).contains("countersign: signed\n");
        assertThat(clone.git("notes", "--ref=" + NOTES, "show", "HEAD").lines().filter(line -> line.startsWith("time")))
                .hasSize(2);
    }

    @Test
    void signs_with_the_key_that_git_signs_with() {
        clone.commit(UNSIGNED);
        clone.git("config", "gpg.format", "ssh");
        clone.git("config", "user.signingKey", key.file().toString());

        assertThat(commands("y\n").run("approve", "HEAD").out()).contains("Sign with " + key.file() + "?");
        assertThat(clone.git("for-each-ref", NOTES)).isNotEmpty();
    }

    @Test
    void a_name_for_the_repository_may_be_given() {
        clone.commit(UNSIGNED);

        approve("y\n", "--for", "core/payments", "HEAD");

        assertThat(clone.git("notes", "--ref=" + NOTES, "show", "HEAD")).contains("repository core/payments\n");
        assertThat(approve("y\n", "--for", "two words", "HEAD").err())
                .contains("'two words' is no name of a repository");
    }

    @Test
    void says_what_is_missing() {
        clone.commit(UNSIGNED);

        assertThat(commands("").run("approve", "HEAD").err()).contains("there is no SSH key to sign with");
        assertThat(commands("").run("approve", "--key", "nowhere", "HEAD").err())
                .contains("nowhere that can be read");
        assertThat(approve("", "HEAD..HEAD").err()).contains("there is no commit in that range");
        clone.git("config", "user.name", "sara@corp.example of <Corp>");
        assertThat(approve("", "HEAD").err())
                .contains("no sign-off can be by 'sara@corp.example of <Corp> <sara@corp.example>'");
        clone.git("config", "--unset", "user.email");
        assertThat(approve("", "HEAD").err()).contains("git does not know who you are");
    }

    @Test
    void a_key_that_cannot_sign_changes_nothing() throws IOException {
        clone.commit(UNSIGNED);
        Path broken = Files.writeString(folder.resolve("broken"), "no key\n");

        Program.Outcome outcome = commands("y\n").run("approve", "--key", broken.toString(), "HEAD");

        assertThat(outcome.err()).contains("ssh-keygen could not sign with " + broken, "nothing was changed");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(clone.git("for-each-ref", NOTES)).isEmpty();
    }

    @Test
    void nobody_vouches_for_what_cannot_be_judged() {
        String raw = clone.git("cat-file", "commit", clone.commit(UNSIGNED).hex()) + "\n";
        String twice = raw.replaceFirst("(author [^\n]*\n)", "$1$1");
        String id = clone.storeCommit(twice.getBytes(StandardCharsets.UTF_8)).hex();

        assertThat(approve("y\n", id).err()).contains("cannot be judged: ", "make it anew");
    }

    @Test
    void a_remote_that_does_not_answer_is_told() {
        clone.commit(UNSIGNED);
        clone.git("remote", "set-url", "origin", folder.resolve("gone.git").toString());

        assertThat(approve("y\n", "--push", "HEAD").err()).contains("git ls-remote origin", "failed");
    }

    @Test
    void status_tells_who_has_signed_what_and_what_is_missing() throws IOException {
        Files.writeString(folder.resolve("roster.yaml"), """
                version: 1
                levels: [junior, senior]
                members:
                  - {name: Jun Park, emails: [jun@corp.example], level: junior}
                  - {name: Sara Lind, emails: [sara@corp.example], level: senior, keys: ['KEY']}
                """.replace("KEY", key.line()));
        Files.writeString(folder.resolve(".countersign.yaml"), """
                version: 1
                roster: roster.yaml
                rules:
                  - {name: reviewed, when: every-commit, sign-off: {level: senior, proof: countersignature}}
                """);
        String first = clone.commit("Charge cards\n").abbreviated();
        approve("y\n", "HEAD");
        String second = clone.commit("Retry twice\n").abbreviated();

        Program.Outcome outcome = commands("").run("status", "HEAD~1", "HEAD");

        assertThat(outcome.out()).isEqualTo("""
                countersign: 1 of 2 commits lacks something for refs/heads/main
                  FIRST Charge cards
                             signed off by Sara Lind (countersignature)
                  SECOND Retry twice
                             not signed off
                             author Jun Park is junior;
                             needs 1 countersignature by a senior, has 0
                hint:  ask Sara Lind (senior), who then runs:
                hint:    countersign approve --push SECOND
                hint:  an amended or rebased commit needs a new approval
                """.replace("FIRST", first).replace("SECOND", second));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(commands("").run("status", "HEAD~1").exitCode()).isZero();
        assertThat(commands("").run("status", "HEAD~1").out())
                .startsWith("countersign: nothing is missing from 1 commit for refs/heads/main\n");
        assertThat(commands("").run("status", "--format", "json", "HEAD~1").out())
                .contains("\"proof\":\"countersignature\"");
    }

    private Program.Outcome approve(String said, String... arguments) {
        return commands(said)
                .run(Stream.concat(Stream.of("approve", "--key", key.file().toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private Commands commands(String said) {
        return Commands.in(clone.directory()).reading(said);
    }
}
