package dev.countersign.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.Commands;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.Program;
import dev.countersign.testing.ScratchRepository;
import dev.countersign.testing.ScratchRepository.Outcome;
import dev.countersign.testing.SshKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A senior vouches for commits without changing them: real keys, real notes, real pushes. */
final class CountersignatureTest {

    private static final String NOTES = "refs/notes/countersign";
    private static final String NAMESPACE = "countersign@countersign.dev";

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
    void the_push_that_was_refused_goes_in_once_a_senior_has_approved_it(String type, @TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        SshKey key = SshKey.ofType(type, folder);
        server.askForProof("countersignature", "Sara Lind", "'" + key.line() + "'");
        Outcome refused = server.push(GuardedServer.UNSIGNED);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(read(refused.error()))
                .contains("needs 1 countersignature by a senior, has 0")
                .contains("ask Sara Lind (senior), who then runs:")
                .contains("countersign approve --push "
                        + server.client().id("HEAD").abbreviated())
                .contains("an amended or rebased commit needs a new approval");

        Program.Outcome approved = new Senior(server, key).approve("HEAD", "--push");

        assertThat(approved.err()).isEmpty();
        assertThat(approved.exitCode()).isZero();
        assertThat(server.pushing("HEAD:refs/heads/main").exitCode()).isZero();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void the_approval_may_come_with_the_same_push(@TempDir Path folder) {
        SshKey key = SshKey.in(folder);
        GuardedServer server = guarded(folder, key);
        server.client().commit(GuardedServer.UNSIGNED);
        new Senior(server, key).approve("HEAD");

        Outcome outcome = server.pushing("HEAD:refs/heads/main", NOTES);

        assertThat(outcome.error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void one_signature_vouches_for_many_commits(@TempDir Path folder) {
        SshKey key = SshKey.in(folder);
        GuardedServer server = guarded(folder, key);
        for (int i = 0; i < 20; i++) {
            server.client().commit("Change " + i + "\n");
        }
        ObjectId first = server.client().id("HEAD~19");
        new Senior(server, key).approve("--push", first.hex(), first + "..HEAD");

        assertThat(server.pushing("HEAD:refs/heads/main").exitCode()).isZero();
        assertThat(server.client().git("rev-list", "--count", NOTES)).isEqualTo("1");
    }

    @Test
    void a_stronger_proof_satisfies_a_rule_that_asks_for_less(@TempDir Path folder) {
        SshKey key = SshKey.in(folder);
        GuardedServer server = GuardedServer.in(folder);
        server.askForProof("claim", "Sara Lind", "'" + key.line() + "'");
        server.client().commit(GuardedServer.UNSIGNED);
        new Senior(server, key).approve("HEAD", "--push");

        assertThat(server.pushing("HEAD:refs/heads/main").exitCode()).isZero();
    }

    @Test
    void a_typed_trailer_is_no_countersignature(@TempDir Path folder) {
        GuardedServer server = guarded(folder, SshKey.in(folder));

        Outcome outcome = server.push(GuardedServer.SIGNED);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(read(outcome.error()))
                .contains("it stands in the commit only; the rule asks for a countersignature");
    }

    @Test
    void a_statement_made_before_an_amend_a_rebase_or_a_squash_is_about_another_commit(@TempDir Path folder) {
        SshKey key = SshKey.in(folder);
        GuardedServer server = guarded(folder, key);
        server.client().commit("Start\n");
        server.client().commit(GuardedServer.UNSIGNED);
        new Senior(server, key).approve("--push", "HEAD~1", "HEAD");
        ObjectId approved = server.client().id("HEAD");
        List<List<String>> rewritings = List.of(
                List.of("commit", "--quiet", "--allow-empty", "--amend", "--no-edit", "--date=2001-01-01T00:00:00Z"),
                List.of(
                        "-c",
                        "user.name=Jun Park",
                        "rebase",
                        "--quiet",
                        "--no-ff",
                        "--committer-date-is-author-date",
                        "--exec",
                        "git commit --quiet --allow-empty --amend --message Charged",
                        "HEAD~1"),
                List.of("commit-tree", "-m", "Squashed", approved + "^{tree}"));

        for (List<String> rewriting : rewritings) {
            server.client().git("reset", "--quiet", "--hard", approved.hex());
            String printed = server.client().git(rewriting.toArray(new String[0]));
            String rewritten = rewriting.contains("commit-tree")
                    ? printed
                    : server.client().id("HEAD").hex();
            assertThat(rewritten).isNotEqualTo(approved.hex());

            Outcome outcome = server.pushing("+" + rewritten + ":refs/heads/main");

            assertThat(outcome.exitCode()).as(rewriting.toString()).isEqualTo(1);
            assertThat(read(outcome.error())).contains("countersignature by a senior, has 0");
        }
        assertThat(server.pushing("+" + approved + ":refs/heads/main").exitCode())
                .isZero();
    }

    /** What an attacker may try who can write notes: refused where it is pushed, and worth nothing where it stands. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OTHER_COMMIT     | until: 2100-01-01   | the statement is about other commits
            OTHER_TREE       | until: 2100-01-01   | the statement is about another content of the commit
            OTHER_REPOSITORY | until: 2100-01-01   | the statement is for the repository 'shop'
            OTHER_NAMESPACE  | until: 2100-01-01   | the statement's signature was made for something else
            OTHER_KEY        | until: 2100-01-01   | which the roster does not give to Sara Lind
            NOBODY           | until: 2100-01-01   | 'nobody@corp.example' is not in the roster
            EDITED           | until: 2100-01-01   | the statement's signature does not fit the statement
            STRIPPED         | until: 2100-01-01   | the statement is not signed
            TAIL             | until: 2100-01-01   | the signature is not base64
            NEXT_VERSION     | until: 2100-01-01   | it is not a statement of version 1
            NONE             | until: 2024-01-31   | is not valid since 2024-01-31
            BACK_DATED       | until: 2024-01-31   | is not valid since 2024-01-31
            BACK_DATED       | from: 2024-01-31    | is not valid before 2024-01-31
            BACK_DATED       | revoked: 2024-01-31 | was revoked on 2024-01-31
            """)
    void what_is_not_the_signers_own_statement_about_this_commit_here_is_worth_nothing(
            Forgery forgery, String validity, String reason, @TempDir Path folder) {
        SshKey sara = SshKey.in(folder);
        SshKey mia = SshKey.in(folder);
        GuardedServer server = GuardedServer.in(folder);
        server.askForProof("countersignature", "Sara Lind", "{key: '" + sara.line() + "', " + validity + "}");
        ObjectId commit = server.client().commit(GuardedServer.UNSIGNED);
        String statement = forgery.stated(statement(server, commit), commit);
        String namespace = forgery == Forgery.OTHER_NAMESPACE ? "git" : NAMESPACE;
        SshKey key = forgery == Forgery.OTHER_KEY ? mia : sara;
        String note = forgery.kept(statement, key.sign(namespace, statement));

        server.plant("HEAD", "refs/review/charge");
        keep(server.client(), commit, note);

        Outcome pushed = server.pushing(NOTES);
        assertThat(pushed.exitCode()).isEqualTo(1);
        assertThat(read(pushed.error()))
                .contains("is no valid countersignature")
                .contains(reason);
        server.plant(NOTES, NOTES);
        Outcome outcome = server.pushing("HEAD:refs/heads/main");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(read(outcome.error()))
                .contains("the sign-off in the notes does not count")
                .contains(reason);
    }

    @Test
    void a_second_signature_adds_nothing_to_the_first(@TempDir Path folder) {
        SshKey sara = SshKey.in(folder);
        SshKey mia = SshKey.in(folder);
        GuardedServer server = guarded(folder, sara);
        ObjectId commit = server.client().commit(GuardedServer.UNSIGNED);
        String statement = statement(server, commit);

        keep(server.client(), commit, statement + mia.sign(NAMESPACE, statement) + sara.sign(NAMESPACE, statement));
        server.plant(NOTES, NOTES);

        assertThat(server.pushing("HEAD:refs/heads/main").exitCode()).isEqualTo(1);
    }

    @Test
    void who_has_signed_what_no_gate_takes_can_start_again(@TempDir Path folder) {
        SshKey key = SshKey.in(folder);
        GuardedServer server = guarded(folder, key);
        server.client().commit(GuardedServer.UNSIGNED);
        Senior sara = new Senior(server, key);
        sara.approve("HEAD", "--for", "another");

        Program.Outcome stuck = sara.approve("HEAD", "--push");

        String drop = "git update-ref -d " + NOTES;
        assertThat(read(stuck.err())).contains(drop + " && countersign approve --push ");
        server.client().git(drop.substring("git ".length()).split(" "));
        assertThat(sara.approve("HEAD", "--push").exitCode()).isZero();
        assertThat(server.pushing("HEAD:refs/heads/main").exitCode()).isZero();
    }

    @Test
    void nobody_takes_away_what_somebody_else_has_signed(@TempDir Path folder) {
        SshKey key = SshKey.in(folder);
        GuardedServer server = guarded(folder, key);
        ObjectId commit = server.client().commit(GuardedServer.UNSIGNED);
        new Senior(server, key).approve("HEAD", "--push");
        String kept = server.client().git("rev-parse", NOTES);

        Outcome deleted = server.pushing(":" + NOTES);
        server.client().git("notes", "--ref=" + NOTES, "remove", commit.hex());
        Outcome removed = server.pushing(NOTES);
        server.client().git("update-ref", "-d", NOTES);
        server.client()
                .git("update-ref", NOTES, server.client().git("commit-tree", "-m", "Nothing", emptyTree(server)));
        Outcome replaced = server.pushing("+" + NOTES);

        for (Outcome outcome : List.of(deleted, removed, replaced)) {
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(read(outcome.error()))
                    .contains("it takes away from commit " + commit.abbreviated() + " what Sara Lind has signed");
        }
        assertThat(server.server().git("rev-parse", NOTES)).isEqualTo(kept);
    }

    @Test
    void who_has_signed_may_take_it_back(@TempDir Path folder) {
        SshKey key = SshKey.in(folder);
        GuardedServer server = guarded(folder, key);
        ObjectId commit = server.client().commit(GuardedServer.UNSIGNED);
        new Senior(server, key).approve("HEAD", "--push");
        server.askForPusher("GL_USERNAME", "Sara Lind", "slind");
        server.client().git("notes", "--ref=" + NOTES, "remove", commit.hex());

        assertThat(server.push(Map.of("GL_USERNAME", "jpark"), NOTES).exitCode())
                .isEqualTo(1);
        assertThat(server.push(Map.of("GL_USERNAME", "slind"), NOTES).exitCode())
                .isZero();
    }

    @Test
    void what_is_no_note_on_a_commit_does_not_go_in(@TempDir Path folder) {
        GuardedServer server = guarded(folder, SshKey.in(folder));
        String blob = server.client()
                .store("blob", "x".getBytes(StandardCharsets.UTF_8))
                .hex();
        String tree = new String(
                        server.client()
                                .git(("100644 blob " + blob + "\tREADME\n").getBytes(StandardCharsets.UTF_8), "mktree"),
                        StandardCharsets.UTF_8)
                .strip();
        server.client().git("update-ref", NOTES, server.client().git("commit-tree", "-m", "Read me", tree));
        Outcome file = server.pushing(NOTES);
        server.client().git("update-ref", NOTES, blob);
        Outcome noCommit = server.pushing("+" + NOTES);

        assertThat(read(file.error())).contains("'README' is no note on a commit");
        assertThat(read(noCommit.error())).contains("it points at something that is no commit");
        assertThat(server.refs()).isEmpty();
    }

    @Test
    void two_seniors_who_approve_at_the_same_time_lose_nothing(@TempDir Path folder) {
        SshKey sara = SshKey.in(folder);
        SshKey ravi = SshKey.in(folder);
        GuardedServer server = GuardedServer.in(folder);
        server.askForTwoCountersignatures(sara.line(), ravi.line());
        server.client().commit(GuardedServer.UNSIGNED);
        ScratchRepository other = ScratchRepository.cloneOf(server.client(), folder.resolve("other"));
        other.git("remote", "set-url", "origin", server.server().directory().toString());
        new Senior(server, sara).approve("HEAD"); // signed, not yet pushed
        Senior.of("Ravi Rao", "ravi@corp.example", other, ravi, server).approve("HEAD", "--push");
        assertThat(read(server.pushing("HEAD:refs/heads/main").error()))
                .contains("needs 2 countersignatures by a senior, has 1");

        Program.Outcome outcome = new Senior(server, sara).approve("HEAD", "--push");

        assertThat(outcome.out()).contains("has signed off all of it already").contains("pushed to origin");
        assertThat(server.pushing("HEAD:refs/heads/main").exitCode()).isZero();
    }

    private static GuardedServer guarded(Path folder, SshKey sara) {
        GuardedServer server = GuardedServer.in(folder);
        server.askForProof("countersignature", "Sara Lind", "'" + sara.line() + "'");
        return server;
    }

    /** What {@code approve} would write for Sara Lind. */
    private static String statement(GuardedServer server, ObjectId commit) {
        String tree = server.client().git("rev-parse", commit + "^{tree}");
        return "countersign statement 1\nrepository server\nsigner Sara Lind <sara@corp.example>\ntime 2026-03-01T12:00:00Z\n"
                + "meaning I have read these commits and I sign them off\ncommit " + commit + " tree " + tree + "\n";
    }

    private static String emptyTree(GuardedServer server) {
        return server.client().store("tree", new byte[0]).hex();
    }

    private static void keep(ScratchRepository repository, ObjectId commit, String note) {
        ObjectId blob = repository.store("blob", note.getBytes(StandardCharsets.UTF_8));
        repository.git("notes", "--ref=" + NOTES, "add", "-f", "-C", blob.hex(), commit.hex());
    }

    private static String read(String error) {
        return String.join(
                " ", List.of(error.replace("remote:", "").replace("hint:", "").split("\\s+")));
    }

    /** Somebody who approves with a key, from a clone. */
    private record Senior(SshKey key, Commands commands) {

        Senior(GuardedServer server, SshKey key) {
            this(key, configured("Sara Lind", "sara@corp.example", server.client(), server));
        }

        static Senior of(String name, String email, ScratchRepository from, SshKey key, GuardedServer server) {
            return new Senior(key, configured(name, email, from, server));
        }

        private static Commands configured(String name, String email, ScratchRepository from, GuardedServer server) {
            from.git("config", "user.name", name);
            from.git("config", "user.email", email);
            return server.commands().at(from.directory()).reading("y\n");
        }

        Program.Outcome approve(String... arguments) {
            String[] all = new String[arguments.length + 3];
            all[0] = "approve";
            all[1] = "--key";
            all[2] = key.file().toString();
            System.arraycopy(arguments, 0, all, 3, arguments.length);
            return commands.run(all);
        }
    }

    /** What is done to a statement, before it is signed or after. */
    enum Forgery {
        NONE,
        OTHER_COMMIT,
        OTHER_TREE,
        OTHER_REPOSITORY,
        OTHER_NAMESPACE,
        OTHER_KEY,
        BACK_DATED,
        NOBODY,
        NEXT_VERSION,
        EDITED,
        STRIPPED,
        TAIL;

        private static final String OTHER = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

        String stated(String statement, ObjectId commit) {
            return switch (this) {
                case OTHER_COMMIT -> statement.replace(commit.hex(), OTHER);
                case OTHER_TREE -> statement.replaceAll("tree [0-9a-f]+", "tree " + commit);
                case OTHER_REPOSITORY -> statement.replace("repository server", "repository shop");
                case BACK_DATED -> statement.replace("time 2026", "time 2023");
                case NOBODY -> statement.replace("sara@", "nobody@");
                case NEXT_VERSION -> statement.replace("statement 1", "statement 2");
                default -> statement;
            };
        }

        String kept(String statement, String signature) {
            return switch (this) {
                case EDITED -> statement.replace("12:00:00Z", "12:00:01Z") + signature;
                case STRIPPED -> statement;
                case TAIL -> statement + signature.replace("-----END", "AAAA\n-----END");
                default -> statement + signature;
            };
        }
    }
}
