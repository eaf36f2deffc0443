package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.CommitSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.sig.SignatureCreationTime;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a key says of itself counts only as far as it signed it well: keys and signatures that gpg would not make. */
final class OpenPgpBindingTest {

    private static final Instant BORN = CraftedKey.BORN;
    private static final Instant LATER = BORN.plus(Duration.ofDays(100));
    private static final int SHA1 = HashAlgorithmTags.SHA1;
    private static final int SHA256 = HashAlgorithmTags.SHA256;
    private static final int SIGN = 2;
    private static final int CERTIFY = 1;
    private static final String DAMAGED = "the key is damaged: a signature by which it vouches for itself does not fit";

    @Test
    void a_bound_subkey_that_agrees_signs() {
        CraftedKey key = CraftedKey.bare();
        key.name(SHA256, BORN, words -> words.setKeyFlags(CERTIFY));
        PGPKeyPair subkey = added(key, SHA256, LATER, CraftedKey.subkey());

        CommitSignature proved = OpenPgpCheck.by(key.armored()).of(CraftedKey.armored(signature(subkey, words -> {})));

        assertThat(proved.flaw()).isEmpty();
        assertThat(proved.key().orElseThrow()).contains(" (subkey ");
    }

    @Test
    void a_subkey_that_has_not_agreed_does_not_sign() {
        CraftedKey key = CraftedKey.bare();
        key.name(SHA256, BORN, words -> words.setKeyFlags(CERTIFY));
        PGPKeyPair subkey = CraftedKey.subkey();
        key.add(subkey);
        key.bind(subkey, key.pairOfPrimary(), SHA256, BORN, words -> words.setKeyFlags(SIGN));

        assertThat(refused(key)).isEqualTo("a subkey for signing has not signed that it belongs to the key");
    }

    @Test
    void a_subkey_whose_agreement_is_forged_weak_or_for_another_key_does_not_sign() {
        PGPKeyPair subkey = CraftedKey.subkey();
        CraftedKey other = CraftedKey.signing();

        CraftedKey forged = certifying();
        agreed(forged, subkey, forged.back(subkey, CraftedKey.pair(), SHA256));
        CraftedKey weak = certifying();
        agreed(weak, subkey, weak.back(subkey, subkey, SHA1));
        CraftedKey stolen = certifying();
        agreed(stolen, subkey, other.back(subkey, subkey, SHA256));

        assertThat(refused(forged)).isEqualTo(DAMAGED);
        assertThat(refused(weak)).contains("the signature uses SHA-1");
        assertThat(refused(stolen)).isEqualTo(DAMAGED);
    }

    @Test
    void a_subkey_that_somebody_else_bound_does_not_sign() {
        CraftedKey key = CraftedKey.signing();
        PGPKeyPair subkey = CraftedKey.subkey();
        PGPSignature back = key.back(subkey, subkey, SHA256);
        key.add(subkey);
        key.bind(subkey, CraftedKey.pair(), SHA256, BORN, words -> embed(words, back));

        assertThat(signers(key)).hasSize(1);
    }

    @Test
    void a_weak_word_is_not_replaced_by_an_older_strong_one() {
        CraftedKey key = CraftedKey.signing();
        PGPKeyPair subkey = added(key, SHA256, BORN, CraftedKey.subkey());
        assertThat(signers(key)).hasSize(2);

        key.bind(subkey, key.pairOfPrimary(), SHA1, LATER, words -> words.setKeyFlags(SIGN));
        assertThat(signers(key)).hasSize(1);
    }

    @Test
    void a_key_that_only_weak_words_vouch_for_is_refused() {
        CraftedKey key = CraftedKey.bare();
        key.name(SHA1, BORN, words -> words.setKeyFlags(SIGN));

        assertThat(refused(key)).contains("the signature uses SHA-1, which can be forged");
    }

    @Test
    void a_key_that_nothing_vouches_for_is_refused() {
        assertThat(refused(CraftedKey.bare()))
                .isEqualTo("the key has not signed itself, and so does not tell what it is for");
    }

    @Test
    void a_key_that_does_not_say_what_it_is_for_does_not_sign() {
        CraftedKey key = CraftedKey.bare();
        key.name(SHA256, BORN, words -> {});

        assertThat(refused(key)).isEqualTo("neither the key nor a subkey of it is for signing");
    }

    @Test
    void the_strictest_of_what_a_key_says_in_several_places_counts() {
        CraftedKey key = CraftedKey.bare();
        key.direct(
                key.pairOfPrimary(),
                PGPSignature.DIRECT_KEY,
                SHA256,
                LATER,
                words -> words.setKeyExpirationTime(Duration.ofDays(366).toSeconds()));
        key.name(SHA256, BORN, words -> {
            words.setKeyFlags(SIGN);
            words.setKeyExpirationTime(Duration.ofDays(1000).toSeconds());
        });

        assertThat(signers(key).get(0).until().orElseThrow()).isEqualTo("2020-12-31");
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "true, 8", "false, 2", "false, 8"}) // by SHA-1 and SHA-256
    void whoever_made_a_revocation_and_however_it_revokes(boolean own, int hash) {
        CraftedKey key = CraftedKey.bare();
        PGPKeyPair by = own ? key.pairOfPrimary() : CraftedKey.pair();
        key.direct(by, PGPSignature.KEY_REVOCATION, hash, LATER, words -> {});
        key.name(SHA256, BORN, words -> words.setKeyFlags(SIGN));

        assertThat(flaw(key, signature(key.pairOfPrimary(), words -> {})))
                .isEqualTo("the key that signed the commit was revoked on 2020-04-10");
    }

    @Test
    void a_signature_that_names_another_key_too_proves_nothing() {
        CraftedKey key = CraftedKey.signing();
        long other = CraftedKey.pair().getKeyID();

        assertThat(flaw(key, signature(key.pairOfPrimary(), words -> words.setIssuerKeyID(false, other))))
                .isEqualTo("the commit's signature does not fit the commit");
    }

    @Test
    void a_signature_that_tells_its_time_twice_proves_nothing() {
        CraftedKey key = CraftedKey.signing();
        SignatureCreationTime again = new SignatureCreationTime(false, Date.from(LATER));

        assertThat(flaw(key, signature(key.pairOfPrimary(), words -> words.addCustomSubpacket(again))))
                .contains("tells twice what it may tell once");
    }

    private static String flaw(CraftedKey key, PGPSignature signature) {
        return OpenPgpCheck.by(key.armored()).of(CraftedKey.armored(signature)).flaw();
    }

    private static CraftedKey certifying() {
        CraftedKey key = CraftedKey.bare();
        key.name(SHA256, BORN, words -> words.setKeyFlags(CERTIFY));
        return key;
    }

    private static PGPKeyPair added(CraftedKey key, int hash, Instant at, PGPKeyPair subkey) {
        PGPSignature back = key.back(subkey, subkey, SHA256);
        key.add(subkey);
        key.bind(subkey, key.pairOfPrimary(), hash, at, words -> embed(words, back));
        return subkey;
    }

    private static void agreed(CraftedKey key, PGPKeyPair subkey, PGPSignature back) {
        key.add(subkey);
        key.bind(subkey, key.pairOfPrimary(), SHA256, BORN, words -> embed(words, back));
    }

    private static void embed(PGPSignatureSubpacketGenerator words, PGPSignature back) {
        words.setKeyFlags(SIGN);
        try {
            words.addEmbeddedSignature(false, back);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PGPSignature signature(PGPKeyPair by, Consumer<PGPSignatureSubpacketGenerator> words) {
        return CraftedKey.over(Keygen.MESSAGE, by, words);
    }

    private static List<SigningKey> signers(CraftedKey key) {
        return OpenPgpCheck.keys(key.armored());
    }

    private static String refused(CraftedKey key) {
        return String.valueOf(catchThrowableOfType(OpenPgpFormatException.class, () -> OpenPgpKey.parse(key.armored()))
                .getMessage());
    }
}
