package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.signoff.Countersignature;
import dev.countersign.core.signoff.InvalidCountersignature;
import dev.countersign.core.signoff.SignedStatement;
import dev.countersign.core.signoff.Statement;
import dev.countersign.testing.SshKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed statements, held against ssh-keygen. */
final class CountersignaturesTest {

    private static final ObjectId COMMIT = new ObjectId("1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d");
    private static final ObjectId TREE = new ObjectId("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    private static final Statement STATEMENT = new Statement(
            "payments",
            "Zoë Lind",
            EmailAddress.of("ada@corp.example"),
            Instant.parse("2026-03-01T12:00:00Z"),
            Map.of(COMMIT, TREE));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
    void what_ssh_keygen_signs_and_verifies_is_a_countersignature(String type) {
        SshKey key = SshKey.ofType(type, folder);
        SignedStatement signed = signed(key, Statement.NAMESPACE);
        Keygen keygen = new Keygen(folder);

        assertThat(keygen.verifies(key.line(), signed.signature(), signed.statement(), Statement.NAMESPACE))
                .isTrue();
        assertThat(Countersignatures.check(signed))
                .isEqualTo(new Countersignature(signed, STATEMENT, keygen.fingerprint(key.line()), true));
    }

    @Test
    void neither_takes_a_signature_that_was_made_for_something_else() {
        SshKey key = SshKey.in(folder);
        SignedStatement signed = signed(key, "git");

        assertThat(new Keygen(folder).verifies(key.line(), signed.signature(), signed.statement(), Statement.NAMESPACE))
                .isFalse();
        assertThat(Countersignatures.check(signed))
                .isEqualTo(
                        new InvalidCountersignature(signed, "the statement's signature was made for something else"));
    }

    /** Whatever an attacker makes of a note, it is told what is wrong, and is no countersignature of anything else. */
    @Test
    void no_changed_character_leaves_it_valid() {
        SignedStatement signed = signed(SshKey.in(folder), Statement.NAMESPACE);
        String note = SignedStatement.note(List.of(signed));
        Random random = new Random(11);
        for (int at = 0; at < note.length(); at++) {
            StringBuilder mutant = new StringBuilder(note);
            mutant.setCharAt(at, (char) (note.charAt(at) ^ 1 + random.nextInt(127)));
            assertThat(SignedStatement.in(mutant.toString()))
                    .as(mutant.toString())
                    .noneMatch(found -> Countersignatures.check(found) instanceof Countersignature);
        }
    }

    private static SignedStatement signed(SshKey key, String namespace) {
        return new SignedStatement(STATEMENT.text(), key.sign(namespace, STATEMENT.text()));
    }
}
