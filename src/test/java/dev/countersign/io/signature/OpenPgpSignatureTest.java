package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.testing.Gpg;
import java.security.Security;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that the machine's own gpg made, held against the keys that it exported. */
final class OpenPgpSignatureTest {

    private static final String SARA = "Sara Lind <sara@corp.example>";
    private static final String ALLOWED = " allowed are SHA-256, SHA-384 and SHA-512";
    private static final String RAVI = "Ravi Rao <ravi@corp.example>";

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "nistp256", "nistp384", "nistp521", "rsa2048", "rsa3072"})
    void what_a_key_signed_is_by_that_key(String algorithm) {
        try (Gpg gpg = Gpg.start()) {
            String fingerprint = gpg.key(SARA, algorithm, "sign", "never");
            OpenPgpCheck check = OpenPgpCheck.by(gpg.export(SARA));
            String armored = gpg.sign(Keygen.MESSAGE);

            assertThat(check.of(armored)).isEqualTo(CommitSignature.by(fingerprint, true));
            assertThat(check.of(armored, Keygen.MESSAGE + " ").flaw())
                    .isEqualTo("the commit's signature does not fit the commit");
        }
    }

    @Test
    void a_signature_that_says_more_or_less_than_it_should_proves_nothing() {
        Map<String, String> flaws = Map.of(
                "--digest-algo SHA1", "cannot be read: the signature uses SHA-1, which can be forged;" + ALLOWED,
                "--digest-algo RIPEMD160", "cannot be read: the signature uses RIPEMD-160;" + ALLOWED,
                "--digest-algo SHA224",
                        "cannot be read: the signature uses the hash algorithm 11 (RFC 4880, section 9.4);" + ALLOWED,
                "--textmode", "was made for something else: it is of the type 1, one over a commit of the type 0",
                "--default-sig-expire 1d", "says that it expires, which a sign-off does not",
                "--sig-notation !only@corp.example=tests",
                        "cannot be read: the signature holds a critical notation, which is not understood here",
                "--sig-policy-url !https://corp.example/",
                        "cannot be read: the signature holds a critical subpacket of type 26, which is not understood"
                                + " here");
        try (Gpg gpg = Gpg.start()) {
            gpg.key(SARA, "rsa2048", "sign", "never");
            OpenPgpCheck check = OpenPgpCheck.by(gpg.export(SARA));

            flaws.forEach((options, flaw) -> assertThat(check.of(gpg.sign(Keygen.MESSAGE, options.split(" ", -1))))
                    .isEqualTo(CommitSignature.flawed("the commit's signature " + flaw)));
        }
    }

    @Test
    void strong_hashes_count_and_what_asks_for_nothing_does_no_harm() {
        List<String> harmless = List.of(
                "--digest-algo SHA256",
                "--digest-algo SHA384",
                "--digest-algo SHA512",
                "--sig-notation who@corp.example=sara",
                "--sig-policy-url https://corp.example/",
                "--comment laptop",
                "--emit-version",
                "--sender sara@corp.example");
        try (Gpg gpg = Gpg.start()) {
            String fingerprint = gpg.key(SARA, "rsa2048", "sign", "never");
            OpenPgpCheck check = OpenPgpCheck.by(gpg.export(SARA));

            assertThat(harmless)
                    .allSatisfy(options -> assertThat(check.of(gpg.sign(Keygen.MESSAGE, options.split(" ", -1))))
                            .isEqualTo(CommitSignature.by(fingerprint, true)));
        }
    }

    @Test
    void two_signatures_prove_nothing() {
        try (Gpg gpg = Gpg.start()) {
            String sara = gpg.key(SARA, "ed25519", "sign", "never");
            String ravi = gpg.key(RAVI, "ed25519", "sign", "never");
            OpenPgpCheck check = OpenPgpCheck.by(gpg.export(sara));
            String one = gpg.sign(Keygen.MESSAGE, "--local-user", sara);

            assertThat(check.of(gpg.sign(Keygen.MESSAGE, "--local-user", sara, "--local-user", ravi))
                            .flaw())
                    .contains("there is more than one signature");
            assertThat(check.of(one + one).flaw()).contains("there is something after the end");
        }
    }

    @Test
    void other_blocks_are_no_signatures() {
        try (Gpg gpg = Gpg.start()) {
            gpg.key(SARA, "ed25519", "sign", "never");
            OpenPgpCheck check = OpenPgpCheck.by(gpg.export(SARA));

            assertThat(check.of(gpg.run(Keygen.MESSAGE, "--armor", "--sign").out())
                            .flaw())
                    .contains("does not start with the line");
            assertThat(check.of(gpg.run(Keygen.MESSAGE, "--clearsign").out()).flaw())
                    .contains("does not start with the line");
            assertThat(check.of(gpg.export(SARA)).flaw()).contains("does not start with the line");
        }
    }

    @Test
    void a_key_that_the_roster_does_not_know_is_named() {
        try (Gpg gpg = Gpg.start()) {
            String sara = gpg.key(SARA, "ed25519", "sign", "never");
            String ravi = gpg.key(RAVI, "ed25519", "sign", "never");

            assertThat(OpenPgpCheck.by(gpg.export(sara))
                            .of(gpg.sign(Keygen.MESSAGE, "--local-user", ravi))
                            .flaw())
                    .isEqualTo("the commit is signed by the OpenPGP key " + ravi + ", which the roster does not know");
        }
    }

    @Test
    void the_armor_may_lack_its_checksum_but_not_have_a_wrong_one() {
        try (Gpg gpg = Gpg.start()) {
            String fingerprint = gpg.key(SARA, "ed25519", "sign", "never");
            OpenPgpCheck check = OpenPgpCheck.by(gpg.export(SARA));
            String armored = gpg.sign(Keygen.MESSAGE);

            assertThat(check.of(armored.replaceFirst("\n=....\n", "\n")))
                    .isEqualTo(CommitSignature.by(fingerprint, true));
            assertThat(check.of(armored.replaceFirst("\n=....\n", "\n=AAAA\n")).flaw())
                    .contains("its checksum does not fit");
        }
    }

    @Test
    void no_provider_is_registered_with_the_machine() {
        try (Gpg gpg = Gpg.start()) {
            gpg.key(SARA, "ed25519", "sign", "never");
            OpenPgpCheck.by(gpg.export(SARA)).of(gpg.sign(Keygen.MESSAGE));

            assertThat(Security.getProvider("BC")).isNull();
        }
    }
}
