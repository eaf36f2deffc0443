package dev.countersign.io.signature;

import dev.countersign.core.commit.DetachedSignature;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.CommitSignature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;

/** What a signature over {@link Keygen#MESSAGE} proves to somebody who has certain keys. */
final class OpenPgpCheck {

    private final Signatures signatures;

    private OpenPgpCheck(List<SigningKey> keys) {
        this.signatures = new Signatures(byId(keys));
    }

    /** By what gpg exported. */
    static OpenPgpCheck by(String key) {
        return new OpenPgpCheck(keys(key));
    }

    /** The keys by their id. */
    static LongFunction<List<SigningKey>> byId(List<SigningKey> keys) {
        return id -> keys.stream()
                .filter(key -> key.openPgpId().filter(own -> own == id).isPresent())
                .toList();
    }

    static List<SigningKey> keys(String key) {
        try {
            return OpenPgpKey.parse(key).signingKeys();
        } catch (OpenPgpFormatException fault) {
            throw new IllegalStateException(fault);
        }
    }

    CommitSignature of(String armored) {
        return of(armored, Keygen.MESSAGE);
    }

    CommitSignature of(String armored, String message) {
        return signatures.of(new DetachedSignature(bytes(armored), bytes(message)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
