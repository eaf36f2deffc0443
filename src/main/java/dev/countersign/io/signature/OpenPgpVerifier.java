package dev.countersign.io.signature;

import dev.countersign.core.commit.DetachedSignature;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.CommitSignature;
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
import java.util.stream.Stream;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;

/** Verifies signatures of OpenPGP by those keys that a roster pins; others do not exist for it. */
final class OpenPgpVerifier {

    private static final int ID_DIGITS = 16;
    private static final int HEX = 16;

    private final Map<Long, List<SigningKey>> byId;
    private final Map<String, OpenPgpKey> read = new HashMap<>();

    OpenPgpVerifier(List<SigningKey> keys) {
        Map<Long, List<SigningKey>> byId = new HashMap<>();
        for (SigningKey key : keys) {
            if (key.openPgp().isPresent()) {
                byId.merge(id(key.ownFingerprint()), List.of(key), OpenPgpVerifier::joined);
            }
        }
        this.byId = byId;
    }

    /** The id of a key is the end of its own fingerprint (RFC 4880, section 12.2). */
    private static long id(String fingerprint) {
        int end = fingerprint.length();
        return Long.parseUnsignedLong(fingerprint, end - ID_DIGITS, end, HEX);
    }

    private static List<SigningKey> joined(List<SigningKey> some, List<SigningKey> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** What the signature proves. Never throws: what cannot be read proves nothing. */
    CommitSignature check(DetachedSignature detached) {
        try {
            return Damage.found("the signature", () -> verdict(read(detached.armored()), detached.payload()));
        } catch (OpenPgpFormatException fault) {
            return CommitSignature.flawed("the commit's signature cannot be read: " + fault.getMessage());
        }
    }

    private CommitSignature verdict(OpenPgpSignature signature, byte[] payload) throws OpenPgpFormatException {
        Optional<String> flaw = flaw(signature);
        return flaw.isPresent() ? CommitSignature.flawed(flaw.get()) : by(signature, payload);
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

    private static Optional<String> flaw(OpenPgpSignature signature) {
        if (signature.type() != PGPSignature.BINARY_DOCUMENT) {
            return Optional.of("the commit's signature was made for something else: it is of the type "
                    + signature.type() + ", one over a commit of the type " + PGPSignature.BINARY_DOCUMENT);
        }
        if (!signature.isWhollySigned()) {
            return Optional.of("the commit's signature holds something that it does not sign");
        }
        return signature.expires().isPresent()
                ? Optional.of("the commit's signature says that it expires, which a sign-off does not")
                : Optional.empty();
    }

    private CommitSignature by(OpenPgpSignature signature, byte[] payload) throws OpenPgpFormatException {
        List<SigningKey> candidates = signature.issuers().stream()
                .flatMap(id -> byId.getOrDefault(id, List.of()).stream())
                .toList();
        if (candidates.isEmpty()) {
            return CommitSignature.flawed(
                    "the commit is signed by " + signature.issuer() + ", which the roster does not know");
        }
        for (SigningKey key : candidates) {
            OpenPgpSigner signer = signer(key);
            if (signature.fits(payload, signer.key())) {
                return objection(signature, key, signer)
                        .map(reason -> CommitSignature.flawed("the key that signed the commit " + reason))
                        .orElseGet(() -> CommitSignature.by(key.fingerprint(), true));
            }
        }
        return CommitSignature.flawed("the commit's signature does not fit the commit");
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
