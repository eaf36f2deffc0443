package dev.countersign.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.ScratchRepository.Outcome;
import dev.countersign.testing.SshKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-offs that only the senior could have given: real keys, real signatures, real pushes. */
final class ProofTest {

    private static final String MESSAGE = GuardedServer.SIGNED;
    private static final Map<String, String> TODAY = Map.of();

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
    void a_commit_signed_by_the_key_of_who_signs_off_goes_in(String type, @TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        SshKey sara = SshKey.ofType(type, folder);
        server.askForProof("commit-signature", "Sara Lind", "'" + sara.line() + "'");

        Outcome outcome = server.pushSigned(MESSAGE, sara, TODAY);

        assertThat(outcome.error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void a_name_that_was_only_typed_does_not_count(@TempDir Path folder) {
        GuardedServer server = guarded(folder, SshKey.in(folder));

        assertRefused(server, server.push(MESSAGE), "the commit is not signed");
    }

    @Test
    void the_key_of_somebody_else_does_not_count(@TempDir Path folder) {
        GuardedServer server = guarded(folder, SshKey.in(folder));
        SshKey other = SshKey.in(folder);

        Outcome outcome = server.pushSigned(MESSAGE, other, TODAY);

        assertRefused(server, outcome, "which the roster does not give to");
    }

    @Test
    void expired_revoked_and_not_yet_valid_keys_do_not_count(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        SshKey sara = SshKey.in(folder);
        Map<String, String> reasons = Map.of(
                "until: 2024-01-31", "is not valid since",
                "revoked: 2024-01-31", "was revoked on 2024-01-31",
                "from: 2024-01-31", "is not valid before 2024-01-31"); // it says that it signed in 2023

        reasons.forEach((validity, reason) -> {
            server.askForProof("commit-signature", "Sara Lind", "{key: '" + sara.line() + "', " + validity + "}");
            assertRefused(server, server.pushSigned(MESSAGE, sara, TODAY), reason);
        });
    }

    @Test
    void a_back_dated_commit_does_not_revive_an_expired_key(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        SshKey sara = SshKey.in(folder);
        server.askForProof("commit-signature", "Sara Lind", "{key: '" + sara.line() + "', until: 2024-01-31}");

        Outcome outcome = server.pushSigned(MESSAGE, sara, Map.of("GIT_COMMITTER_DATE", "2023-06-01T12:00:00+00:00"));

        assertRefused(server, outcome, "is not valid since");
    }

    @Test
    void a_signature_of_the_commit_before_it_was_amended_does_not_count(@TempDir Path folder) {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = guarded(folder, sara);
        server.client().commitSigned(MESSAGE, sara.file(), TODAY);
        String signed = server.client().git("cat-file", "commit", "HEAD") + "\n";

        ObjectId forged = store(server, signed.replace("Charge cards", "Charge all cards"));

        assertRefused(server, push(server, forged), "does not fit");
    }

    @Test
    void a_signature_in_the_message_does_not_count(@TempDir Path folder) {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = guarded(folder, sara);
        server.client().commitSigned(MESSAGE, sara.file(), TODAY);
        String signed = server.client().git("cat-file", "commit", "HEAD") + "\n";
        int start = signed.indexOf("gpgsig ");
        int end = signed.indexOf("\n\n");
        String moved = signed.substring(0, start) + "\n" + signed.substring(start, end) + signed.substring(end);

        assertRefused(server, push(server, store(server, moved)), "the commit is not signed");
    }

    @Test
    void two_signatures_in_one_header_do_not_count(@TempDir Path folder) {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = guarded(folder, sara);
        server.client().commitSigned(MESSAGE, sara.file(), TODAY);
        String signed = server.client().git("cat-file", "commit", "HEAD") + "\n";
        String armor = signed.substring(signed.indexOf("gpgsig ") + 7, signed.indexOf("\n\n"));

        ObjectId twice = store(server, signed.replace(armor, armor + "\n " + armor));

        assertRefused(server, push(server, twice), "the commit's signature cannot be read");
    }

    @Test
    void a_signature_for_another_purpose_does_not_count(@TempDir Path folder) {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = guarded(folder, sara);
        server.client().commit(MESSAGE);
        String plain = server.client().git("cat-file", "commit", "HEAD") + "\n";
        String armor = sara.sign("file", plain).strip().replace("\n", "\n ");

        ObjectId signed = store(server, plain.replaceFirst("\n\n", "\ngpgsig " + armor + "\n\n"));

        assertRefused(server, push(server, signed), "was made for something else");
    }

    @Test
    void whoever_pushes_what_they_signed_off_needs_no_key(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.askForPusher("GL_USERNAME", "Sara Lind", "slind");
        server.client().commit(MESSAGE);

        Outcome byJun = server.push(Map.of("GL_USERNAME", "jpark", "REMOTE_USER", "slind"));
        assertRefused(server, byJun, "the pusher is 'jpark'");

        assertThat(server.push(Map.of("GL_USERNAME", "slind")).error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void a_key_in_a_file_of_allowed_signers_counts_like_one_in_the_roster(@TempDir Path folder) {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = guarded(folder, SshKey.in(folder));
        server.allowSigners("sara@corp.example namespaces=\"git\" " + sara.line());

        Outcome outcome = server.pushSigned(MESSAGE, sara, TODAY);

        assertThat(outcome.error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void an_allowed_signer_of_files_does_not_count_for_commits(@TempDir Path folder) {
        SshKey sara = SshKey.in(folder);
        GuardedServer server = guarded(folder, SshKey.in(folder));
        server.allowSigners("sara@corp.example namespaces=\"file\" " + sara.line());

        assertRefused(
                server,
                server.pushSigned(MESSAGE, sara, TODAY),
                "that signed the commit is not allowed to: its namespaces lack git");
    }

    private static GuardedServer guarded(Path folder, SshKey sara) {
        GuardedServer server = GuardedServer.in(folder);
        server.askForProof("commit-signature", "Sara Lind", "'" + sara.line() + "'");
        return server;
    }

    private static ObjectId store(GuardedServer server, String commit) {
        return server.client().storeCommit(commit.getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome push(GuardedServer server, ObjectId commit) {
        return server.pushing(commit + ":refs/heads/main");
    }

    static void assertRefused(GuardedServer server, Outcome outcome, String because) {
        String read =
                String.join(" ", List.of(outcome.error().replace("remote:", "").split("\\s+")));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(read).contains(because);
        assertThat(server.refs()).isEmpty();
    }
}
