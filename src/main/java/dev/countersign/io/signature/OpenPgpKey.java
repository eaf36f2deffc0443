package dev.countersign.io.signature;

import dev.countersign.core.roster.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/**
 * A public key of OpenPGP with its subkeys, as {@code gpg --armor --export} writes it. What it says about itself counts
 * only as far as it signed that, by a hash that cannot be forged.
 */
public final class OpenPgpKey {

    private static final String PRIVATE = "-----BEGIN PGP PRIVATE KEY";

    private final String armored;
    private final OpenPgpPublicKey primary;
    private final List<OpenPgpSigner> signers;
    private final List<String> doubts;

    private OpenPgpKey(String armored, OpenPgpPublicKey primary, List<OpenPgpSigner> signers, List<String> doubts) {
        this.armored = armored;
        this.primary = primary;
        this.signers = signers;
        this.doubts = doubts;
    }

    /**
     * Reads one key in armor, which may end in one line feed.
     *
     * @throws OpenPgpFormatException if it is anything else, or a key no part of which may sign
     */
    public static OpenPgpKey parse(String armored) throws OpenPgpFormatException {
        if (armored.startsWith(PRIVATE)) {
            throw new OpenPgpFormatException("this is a private key, which should be known to its owner alone; use what"
                    + " 'gpg --armor --export' prints");
        }
        byte[] bytes = OpenPgpArmor.PUBLIC_KEY.opened(armored);
        return Damage.found("the key", () -> {
            PGPPublicKeyRing ring = ring(bytes);
            OpenPgpPublicKey primary = new OpenPgpPublicKey(ring.getPublicKey());
            OpenPgpSelfSignatures said = new OpenPgpSelfSignatures(ring, primary);
            return new OpenPgpKey(armored, primary, said.signers(), said.objections());
        });
    }

    private static PGPPublicKeyRing ring(byte[] bytes) throws IOException, OpenPgpFormatException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        PGPPublicKeyRing ring = new PGPPublicKeyRing(in, new BcKeyFingerprintCalculator());
        if (in.available() > 0) {
            throw new OpenPgpFormatException("there is more than one key, or something else; export each key alone");
        }
        return ring;
    }

    /** The fingerprint of the primary key, as {@code gpg --fingerprint} shows it, without blanks. */
    public String fingerprint() {
        return primary.fingerprint();
    }

    /** The parts that may sign, at least one, valid or not. */
    public List<SigningKey> signingKeys() {
        return signers.stream().map(signer -> signer.described(armored)).toList();
    }

    /** Why parts of it are not used though they may be meant to be; for an admin. */
    public List<String> doubts() {
        return doubts;
    }

    /** The part of this fingerprint, as {@link #signingKeys} tells it. */
    Optional<OpenPgpSigner> signer(String fingerprint) {
        return signers.stream()
                .filter(signer -> signer.fingerprint().equals(fingerprint))
                .findFirst();
    }
}
