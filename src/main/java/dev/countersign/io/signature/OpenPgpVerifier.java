package dev.countersign.io.signature;

import dev.countersign.core.roster.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;

/** Verifies signatures of OpenPGP by those keys that a roster pins; others do not exist for it. */
final class OpenPgpVerifier {

    private final LongFunction<List<SigningKey>> byId;
    private final Map<String, OpenPgpKey> read = new HashMap<>();

    OpenPgpVerifier(LongFunction<List<SigningKey>> byId) {
        this.byId = byId;
    }

    /**
     * What a signature proves. Never throws: what cannot be read proves nothing.
     *
     * @param what what is signed, for messages: {@code commit}
     */
    Verification check(byte[] armored, byte[] payload, String what) {
        try {
            return Damage.found("the signature", () -> verdict(read(armored), payload, what));
        } catch (OpenPgpFormatException fault) {
            return Verification.flawed("the " + what + "'s signature cannot be read: " + fault.getMessage());
        }
    }

    private Verification verdict(OpenPgpSignature signature, byte[] payload, String what)
            throws OpenPgpFormatException {
        Optional<String> flaw = flaw(signature, what);
        return flaw.isPresent()
                ? Verification.flawed("the " + what + "'s signature " + flaw.get())
                : by(signature, payload, what);
    }

    /** Written again it must be the same: so there is one signature, whole, and nothing beside it. */
    private static OpenPgpSignature read(byte[] armored) throws IOException, PGPException, OpenPgpFormatException {
        byte[] bytes = OpenPgpArmor.SIGNATURE.opened(new String(armored, StandardCharsets.ISO_8859_1));
        PGPSignature packet = new PGPSignature(new BCPGInputStream(new ByteArrayInputStream(bytes)));
        if (!Arrays.equals(packet.getEncoded(), bytes)) {
            throw new OpenPgpFormatException(
                    "there is more than one signature, or one that is not written as it should be");
        }
        return OpenPgpSignature.of(packet);
    }

    private static Optional<String> flaw(OpenPgpSignature signature, String what) {
        if (signature.type() != PGPSignature.BINARY_DOCUMENT) {
            return Optional.of("was made for something else: it is of the type " + signature.type() + ", one over a "
                    + what + " of the type " + PGPSignature.BINARY_DOCUMENT);
        }
        if (!signature.isWhollySigned()) {
            return Optional.of("holds something that it does not sign");
        }
        return signature.expires().isPresent()
                ? Optional.of("says that it expires, which a sign-off does not")
                : Optional.empty();
    }

    private Verification by(OpenPgpSignature signature, byte[] payload, String what) throws OpenPgpFormatException {
        List<SigningKey> candidates = signature.issuers().stream()
                .flatMap(id -> byId.apply(id).stream())
                .toList();
        if (candidates.isEmpty()) {
            return Verification.flawed(
                    "the " + what + " is signed by " + signature.issuer() + ", which the roster does not know");
        }
        for (SigningKey key : candidates) {
            OpenPgpSigner signer = signer(key);
            if (signature.fits(payload, signer.key())) {
                return objection(signature, key, signer)
                        .map(reason -> Verification.flawed("the key that signed the " + what + " " + reason))
                        .orElseGet(() -> Verification.by(key.fingerprint(), true));
            }
        }
        return Verification.flawed("the " + what + "'s signature does not fit the " + what);
    }

    private OpenPgpSigner signer(SigningKey key) throws OpenPgpFormatException {
        String armored = key.openPgp().orElseThrow();
        OpenPgpKey whole = read.get(armored);
        if (whole == null) {
            whole = OpenPgpKey.parse(armored);
            read.put(armored, whole);
        }
        return whole.signer(key.fingerprint()).orElseThrow();
    }

    /** A signature tells when it was made, beside the date of the commit; the key must have been valid then, too. */
    private static Optional<String> objection(OpenPgpSignature signature, SigningKey key, OpenPgpSigner signer) {
        LocalDate day = LocalDate.ofInstant(signature.created(), ZoneOffset.UTC);
        return signer.objection(signature.created())
                .or(() -> key.objection(day, day).map(reason -> reason + ", and signed on " + day));
    }
}
