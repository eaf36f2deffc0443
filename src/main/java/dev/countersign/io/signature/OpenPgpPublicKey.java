package dev.countersign.io.signature;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.bcpg.ECPublicBCPGKey;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyConverter;

/** One OpenPGP key, primary or subkey, and whether its numbers can prove anything. */
final class OpenPgpPublicKey {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Map<String, String> CURVES = Map.of(
            "1.2.840.10045.3.1.7", "P-256",
            "1.3.132.0.34", "P-384",
            "1.3.132.0.35", "P-521");
    private static final String ED25519 = "1.3.6.1.4.1.11591.15.1";
    private static final byte NATIVE_POINT = 0x40;

    private final PGPPublicKey key;

    OpenPgpPublicKey(PGPPublicKey key) {
        this.key = key;
    }

    PGPPublicKey packet() {
        return key;
    }

    /** 40 upper-case hex digits, as {@code gpg --fingerprint} shows them. */
    String fingerprint() {
        return HEX.formatHex(key.getFingerprint());
    }

    /** Whether the signature says that it is by this key, and nowhere that it is by another. */
    boolean isNamedBy(PGPSignature signature) {
        List<KeyIdentifier> issuers = signature.getKeyIdentifiers();
        return !issuers.isEmpty() && issuers.stream().allMatch(key.getKeyIdentifier()::matchesExplicit);
    }

    /**
     * When it was revoked by a signature of this type. Who made that cannot be known, since owners may leave it to
     * others; so whatever stands there revokes.
     */
    Optional<Instant> revoked(int type) {
        List<PGPSignature> all = new ArrayList<>();
        key.getSignatures().forEachRemaining(all::add);
        return all.stream()
                .filter(signature -> signature.getSignatureType() == type)
                .map(signature -> signature.getCreationTime().toInstant())
                .min(Comparator.naturalOrder());
    }

    Instant created() {
        return key.getCreationTime().toInstant();
    }

    /** Refuses what is of another version, too short, or of an algorithm that cannot prove anything. */
    void requireStrong() throws OpenPgpFormatException {
        if (key.getVersion() != PublicKeyPacket.VERSION_4) {
            throw new OpenPgpFormatException(
                    "a key of OpenPGP is of version 4, this one of version " + key.getVersion());
        }
        switch (key.getAlgorithm()) {
            case PublicKeyAlgorithmTags.RSA_GENERAL -> requireStrongRsa();
            case PublicKeyAlgorithmTags.ECDSA -> requireNistCurve();
            case PublicKeyAlgorithmTags.EDDSA_LEGACY -> requireEd25519();
            case PublicKeyAlgorithmTags.DSA ->
                throw new OpenPgpFormatException("DSA keys prove nothing any more; make an Ed25519 key");
            default ->
                throw new OpenPgpFormatException("the key is of the algorithm " + key.getAlgorithm()
                        + " (RFC 4880, section 9.1); known are Ed25519, ECDSA and RSA");
        }
    }

    private void requireStrongRsa() throws OpenPgpFormatException {
        RSAPublicBCPGKey numbers = (RSAPublicBCPGKey) key.getPublicKeyPacket().getKey();
        Optional<String> fault = RsaKey.fault(numbers.getPublicExponent(), numbers.getModulus());
        if (fault.isPresent()) {
            throw new OpenPgpFormatException(fault.get());
        }
    }

    private void requireNistCurve() throws OpenPgpFormatException {
        String curve = curve();
        if (!CURVES.containsKey(curve)) {
            throw new OpenPgpFormatException(
                    "the key is on the curve " + curve + "; known are Ed25519, P-256, P-384" + " and P-521");
        }
        try {
            new BcPGPKeyConverter().getPublicKey(key);
        } catch (PGPException offCurve) {
            throw new OpenPgpFormatException("the key is damaged: it is not a point on its curve", offCurve);
        }
    }

    private void requireEd25519() throws OpenPgpFormatException {
        if (!curve().equals(ED25519)) {
            throw new OpenPgpFormatException("the key is on the curve " + curve() + "; of EdDSA only Ed25519 is known");
        }
        byte[] point = point().toByteArray();
        if (point.length != 1 + Ed25519.PUBLIC_KEY_SIZE || point[0] != NATIVE_POINT) {
            throw new OpenPgpFormatException("the key is damaged: its point is not written in full");
        }
        if (!Ed25519.validatePublicKeyFull(point, 1)) {
            throw new OpenPgpFormatException("the key is damaged: it is not a point of its curve that can sign");
        }
    }

    private String curve() {
        return ((ECPublicBCPGKey) key.getPublicKeyPacket().getKey())
                .getCurveOID()
                .getId();
    }

    private BigInteger point() {
        return ((ECPublicBCPGKey) key.getPublicKeyPacket().getKey()).getEncodedPoint();
    }
}
