package dev.countersign.io.signature;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.bcpg.SignaturePacket;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * One signature packet (RFC 4880, section 5.2), over a commit or over a key, that is sound in itself: of version 4, by
 * SHA-2, telling once when it was made, and asking for nothing that is not understood here. What it says is only true
 * once it was verified.
 */
final class OpenPgpSignature {

    private static final int MAY_SIGN = 0x02;
    private static final Set<Integer> HASHES =
            Set.of(HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA384, HashAlgorithmTags.SHA512);

    /** What may be marked critical. Notations and policies may not: they would have to be understood. */
    private static final Set<Integer> UNDERSTOOD = Set.of(
            SignatureSubpacketTags.CREATION_TIME,
            SignatureSubpacketTags.EXPIRE_TIME,
            SignatureSubpacketTags.EXPORTABLE,
            SignatureSubpacketTags.REVOCABLE,
            SignatureSubpacketTags.KEY_EXPIRE_TIME,
            SignatureSubpacketTags.PREFERRED_SYM_ALGS,
            SignatureSubpacketTags.ISSUER_KEY_ID,
            SignatureSubpacketTags.PREFERRED_HASH_ALGS,
            SignatureSubpacketTags.PREFERRED_COMP_ALGS,
            SignatureSubpacketTags.KEY_SERVER_PREFS,
            SignatureSubpacketTags.PRIMARY_USER_ID,
            SignatureSubpacketTags.KEY_FLAGS,
            SignatureSubpacketTags.SIGNER_USER_ID,
            SignatureSubpacketTags.FEATURES,
            SignatureSubpacketTags.EMBEDDED_SIGNATURE,
            SignatureSubpacketTags.ISSUER_FINGERPRINT);

    private final PGPSignature signature;
    private final Instant created;
    private final long seconds;
    private final long keySeconds;
    private final Optional<Boolean> maySign;

    private OpenPgpSignature(PGPSignature signature) throws OpenPgpFormatException {
        PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
        this.signature = signature;
        this.created = Instant.ofEpochSecond(number(hashed, SignatureSubpacketTags.CREATION_TIME)
                .orElseThrow(() -> new OpenPgpFormatException("the signature does not tell when it was made")));
        this.seconds = number(hashed, SignatureSubpacketTags.EXPIRE_TIME).orElse(0);
        this.keySeconds = number(hashed, SignatureSubpacketTags.KEY_EXPIRE_TIME).orElse(0);
        this.maySign = once(hashed, SignatureSubpacketTags.KEY_FLAGS)
                .map(flags -> flags.length > 0 && (flags[0] & MAY_SIGN) != 0);
    }

    /** @throws OpenPgpFormatException if the signature is not sound in itself, and so proves nothing */
    static OpenPgpSignature of(PGPSignature signature) throws OpenPgpFormatException {
        if (signature.getVersion() != SignaturePacket.VERSION_4) {
            throw new OpenPgpFormatException(
                    "a signature of OpenPGP is of version 4, this one of version " + signature.getVersion());
        }
        if (!HASHES.contains(signature.getHashAlgorithm())) {
            throw new OpenPgpFormatException("the signature uses " + hashName(signature.getHashAlgorithm())
                    + "; allowed are SHA-256, SHA-384 and SHA-512");
        }
        for (PGPSignatureSubpacketVector area :
                List.of(signature.getHashedSubPackets(), signature.getUnhashedSubPackets())) {
            requireUnderstood(area);
        }
        return new OpenPgpSignature(signature);
    }

    private static String hashName(int algorithm) {
        return switch (algorithm) {
            case HashAlgorithmTags.MD5 -> "MD5, which can be forged";
            case HashAlgorithmTags.SHA1 -> "SHA-1, which can be forged";
            case HashAlgorithmTags.RIPEMD160 -> "RIPEMD-160";
            default -> "the hash algorithm " + algorithm + " (RFC 4880, section 9.4)";
        };
    }

    private static void requireUnderstood(PGPSignatureSubpacketVector area) throws OpenPgpFormatException {
        for (SignatureSubpacket subpacket : area.toArray()) {
            if (subpacket.isCritical() && !UNDERSTOOD.contains(subpacket.getType())) {
                throw new OpenPgpFormatException(
                        subpacket.getType() == SignatureSubpacketTags.NOTATION_DATA
                                ? "the signature holds a critical notation, which is not understood here"
                                : "the signature holds a critical subpacket of type " + subpacket.getType()
                                        + ", which is not understood here");
            }
        }
    }

    private static OptionalLong number(PGPSignatureSubpacketVector area, int tag) throws OpenPgpFormatException {
        Optional<byte[]> data = once(area, tag);
        if (data.isEmpty()) {
            return OptionalLong.empty();
        }
        if (data.get().length != Integer.BYTES) {
            throw new OpenPgpFormatException("the signature holds a time that is not of four bytes");
        }
        return OptionalLong.of(
                Integer.toUnsignedLong(ByteBuffer.wrap(data.get()).getInt()));
    }

    /** Readers differ in which they take of two. */
    private static Optional<byte[]> once(PGPSignatureSubpacketVector area, int tag) throws OpenPgpFormatException {
        SignatureSubpacket[] found = area.getSubpackets(tag);
        if (found.length > 1) {
            throw new OpenPgpFormatException("the signature tells twice what it may tell once");
        }
        return found.length == 0 ? Optional.empty() : Optional.of(found[0].getData());
    }

    int type() {
        return signature.getSignatureType();
    }

    /** Whether nothing but the name of its key stands in the part that is not signed, where anybody could write. */
    boolean isWhollySigned() {
        for (SignatureSubpacket subpacket : signature.getUnhashedSubPackets().toArray()) {
            boolean named = subpacket.getType() == SignatureSubpacketTags.ISSUER_KEY_ID
                    || subpacket.getType() == SignatureSubpacketTags.ISSUER_FINGERPRINT;
            if (!named || subpacket.isCritical()) {
                return false;
            }
        }
        return true;
    }

    Instant created() {
        return created;
    }

    /** The first moment at which it is not valid any more by its own words. */
    Optional<Instant> expires() {
        return after(created, seconds);
    }

    /**
     * The first moment at which a key that was made then is not valid any more by the words of this signature on it.
     */
    Optional<Instant> keyExpires(Instant keyCreated) {
        return after(keyCreated, keySeconds);
    }

    /** Whether it says that the key may sign data; empty when it says nothing of what the key may do. */
    Optional<Boolean> maySign() {
        return maySign;
    }

    private static Optional<Instant> after(Instant start, long seconds) {
        return seconds == 0 ? Optional.empty() : Optional.of(start.plusSeconds(seconds));
    }

    /** The ids of the keys that it says it is by: the ends of their fingerprints; may be empty. */
    List<Long> issuers() {
        return signature.getKeyIdentifiers().stream()
                .map(KeyIdentifier::getKeyId)
                .distinct()
                .toList();
    }

    /** Whom it says it is by, in words. */
    String issuer() {
        return signature.getKeyIdentifiers().stream()
                .map(OpenPgpSignature::name)
                .max(Comparator.comparingInt(String::length)) // a fingerprint says more than an id
                .map(name -> "the OpenPGP key " + name)
                .orElse("an OpenPGP key that it does not name");
    }

    private static String name(KeyIdentifier issuer) {
        HexFormat hex = HexFormat.of().withUpperCase();
        byte[] fingerprint = issuer.getFingerprint();
        return fingerprint == null ? hex.toHexDigits(issuer.getKeyId()) : hex.formatHex(fingerprint);
    }

    /** Whether the key made it over these bytes. */
    boolean fits(byte[] signed, OpenPgpPublicKey by) throws OpenPgpFormatException {
        return verifies(by, () -> {
            signature.update(signed);
            return signature.verify();
        });
    }

    /** Whether the key made it over itself. */
    boolean fits(OpenPgpPublicKey by) throws OpenPgpFormatException {
        return verifies(by, () -> signature.verifyCertification(by.packet()));
    }

    /** Whether the key made it over itself under a name. */
    boolean fitsName(byte[] name, OpenPgpPublicKey by) throws OpenPgpFormatException {
        return verifies(by, () -> signature.verifyCertification(name, by.packet()));
    }

    /** Whether one of two keys made it over both. */
    boolean fitsBoth(OpenPgpPublicKey primary, OpenPgpPublicKey subkey, OpenPgpPublicKey by)
            throws OpenPgpFormatException {
        return verifies(by, () -> signature.verifyCertification(primary.packet(), subkey.packet()));
    }

    private boolean verifies(OpenPgpPublicKey by, Damage.Attempt<Boolean> attempt) throws OpenPgpFormatException {
        if (!by.isNamedBy(signature)
                || signature.getKeyAlgorithm() != by.packet().getAlgorithm()) {
            return false;
        }
        return Damage.found("the signature", () -> {
            signature.init(new BcPGPContentVerifierBuilderProvider(), by.packet());
            return attempt.run();
        });
    }

    /** The signatures inside this one, also in the part that is not signed: they stand for themselves. */
    List<PGPSignature> embedded() throws OpenPgpFormatException {
        return Damage.found("the signature", () -> {
            List<PGPSignature> found = new ArrayList<>();
            signature.getHashedSubPackets().getEmbeddedSignatures().forEach(found::add);
            signature.getUnhashedSubPackets().getEmbeddedSignatures().forEach(found::add);
            return found;
        });
    }
}
