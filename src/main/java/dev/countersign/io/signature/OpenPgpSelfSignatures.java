package dev.countersign.io.signature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.jspecify.annotations.Nullable;

/**
 * What a key of OpenPGP says about itself and its subkeys (RFC 4880, section 5.2.3.3). The newest signature on a thing
 * decides about it, and only when it can be trusted: an older one must not come back because the newer one is weak.
 * Where signatures on several things decide, the strictest does.
 */
final class OpenPgpSelfSignatures {

    private static final Set<Integer> DIRECT = Set.of(PGPSignature.DIRECT_KEY);
    private static final Set<Integer> ON_A_NAME = Set.of(
            PGPSignature.DEFAULT_CERTIFICATION,
            PGPSignature.NO_CERTIFICATION,
            PGPSignature.CASUAL_CERTIFICATION,
            PGPSignature.POSITIVE_CERTIFICATION,
            PGPSignature.CERTIFICATION_REVOCATION);
    private static final Set<Integer> BINDING = Set.of(PGPSignature.SUBKEY_BINDING);

    private final PGPPublicKeyRing ring;
    private final OpenPgpPublicKey primary;
    private final List<OpenPgpSignature> onPrimary = new ArrayList<>();
    private final List<String> objections = new ArrayList<>();

    /** @param primary the first key of the ring */
    OpenPgpSelfSignatures(PGPPublicKeyRing ring, OpenPgpPublicKey primary) {
        this.ring = ring;
        this.primary = primary;
    }

    /**
     * The keys that may sign data, valid or not; at least one.
     *
     * @throws OpenPgpFormatException if there is none; the message says why
     */
    List<OpenPgpSigner> signers() throws OpenPgpFormatException {
        primary.requireStrong();
        readPrimary();
        if (onPrimary.isEmpty()) {
            throw none("the key has not signed itself, and so does not tell what it is for");
        }
        List<OpenPgpSigner> signers = new ArrayList<>();
        if (mayPrimarySign()) {
            signers.add(signer(primary.fingerprint(), primary, onPrimary, PGPSignature.KEY_REVOCATION));
        }
        for (OpenPgpPublicKey subkey : subkeys()) {
            bound(subkey).map(signature -> subkeySigner(subkey, signature)).ifPresent(signers::add);
        }
        if (signers.isEmpty()) {
            throw none("neither the key nor a subkey of it is for signing");
        }
        return signers;
    }

    /** Why what {@link #signers} met does not count. */
    List<String> objections() {
        return List.copyOf(objections);
    }

    private OpenPgpFormatException none(String otherwise) {
        return new OpenPgpFormatException(objections.isEmpty() ? otherwise : objections.get(0));
    }

    private List<OpenPgpPublicKey> subkeys() {
        List<OpenPgpPublicKey> subkeys = new ArrayList<>();
        ring.getPublicKeys().forEachRemaining(key -> subkeys.add(new OpenPgpPublicKey(key)));
        return subkeys.subList(1, subkeys.size());
    }

    private void readPrimary() {
        PGPPublicKey packet = primary.packet();
        newest(packet.getKeySignatures(), DIRECT)
                .flatMap(raw -> trusted(raw, signature -> signature.fits(primary)))
                .ifPresent(onPrimary::add);
        for (Iterator<byte[]> names = packet.getRawUserIDs(); names.hasNext(); ) {
            byte[] name = names.next();
            newest(packet.getSignaturesForID(name), ON_A_NAME)
                    .filter(raw -> raw.getSignatureType() != PGPSignature.CERTIFICATION_REVOCATION)
                    .flatMap(raw -> trusted(raw, signature -> signature.fitsName(name, primary)))
                    .ifPresent(onPrimary::add);
        }
    }

    /** The newest that claims to be by the primary key; whether it is, is still to be seen. */
    private Optional<PGPSignature> newest(@Nullable Iterator<PGPSignature> signatures, Set<Integer> types) {
        List<PGPSignature> own = new ArrayList<>();
        if (signatures != null) {
            signatures.forEachRemaining(own::add);
        }
        return own.stream()
                .filter(signature -> types.contains(signature.getSignatureType()))
                .filter(signature -> primary.isNamedBy(signature))
                .max(Comparator.comparing(
                        signature -> signature.getCreationTime().toInstant()));
    }

    private Optional<OpenPgpSignature> trusted(PGPSignature raw, Proof proof) {
        try {
            OpenPgpSignature signature = OpenPgpSignature.of(raw);
            if (proof.isOf(signature)) {
                return Optional.of(signature);
            }
            objections.add("the key is damaged: a signature by which it vouches for itself does not fit");
        } catch (OpenPgpFormatException weak) {
            objections.add("of a signature by which the key vouches for itself: " + weak.getMessage());
        }
        return Optional.empty();
    }

    /** Every signature that speaks of the matter must say yes, and at least one must speak of it. */
    private boolean mayPrimarySign() {
        List<Boolean> said = onPrimary.stream()
                .flatMap(signature -> signature.maySign().stream())
                .toList();
        return !said.isEmpty() && !said.contains(false);
    }

    /** The signature that binds a subkey for signing. */
    private Optional<OpenPgpSignature> bound(OpenPgpPublicKey subkey) {
        return newest(subkey.packet().getKeySignatures(), BINDING)
                .flatMap(raw -> trusted(raw, signature -> signature.fitsBoth(primary, subkey, primary)))
                .filter(signature -> signature.maySign().orElse(false))
                .filter(signature -> isAgreed(subkey, signature));
    }

    /**
     * Whether the subkey can prove something and signed that it belongs to the primary key: anybody can claim others'.
     */
    private boolean isAgreed(OpenPgpPublicKey subkey, OpenPgpSignature binding) {
        try {
            subkey.requireStrong();
            List<PGPSignature> back = binding.embedded().stream()
                    .filter(raw -> raw.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING)
                    .toList();
            if (back.isEmpty()) {
                objections.add("a subkey for signing has not signed that it belongs to the key");
            }
            return back.stream()
                    .flatMap(raw -> trusted(raw, signature -> signature.fitsBoth(primary, subkey, subkey)).stream())
                    .findFirst()
                    .isPresent();
        } catch (OpenPgpFormatException weak) {
            objections.add("of a subkey for signing: " + weak.getMessage());
            return false;
        }
    }

    private OpenPgpSigner subkeySigner(OpenPgpPublicKey subkey, OpenPgpSignature binding) {
        OpenPgpSigner own = signer(
                primary.fingerprint() + " (subkey " + subkey.fingerprint() + ")",
                subkey,
                List.of(binding),
                PGPSignature.SUBKEY_REVOCATION);
        OpenPgpSigner whole = signer("", primary, onPrimary, PGPSignature.KEY_REVOCATION);
        return own.within(whole);
    }

    private static OpenPgpSigner signer(
            String fingerprint, OpenPgpPublicKey key, List<OpenPgpSignature> signatures, int revocation) {
        Stream<Instant> ends = signatures.stream()
                .flatMap(signature -> Stream.of(signature.expires(), signature.keyExpires(key.created())))
                .flatMap(Optional::stream);
        return new OpenPgpSigner(
                fingerprint, key, key.created(), ends.min(Comparator.naturalOrder()), key.revoked(revocation));
    }

    /** Whether a signature was made by the key that it claims to be by. */
    private interface Proof {

        boolean isOf(OpenPgpSignature signature) throws OpenPgpFormatException;
    }
}
