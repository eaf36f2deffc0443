package dev.countersign.core.policy;

import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.SigningKey;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a key is known to have signed.
 *
 * @param thing what it signed, for messages: {@code the commit}
 * @param namespace for what it must be allowed to sign (ssh-keygen(1), -n)
 * @param key the fingerprint of the key; empty when no key is proved to have signed
 * @param userPresent whether somebody touched the key, if it can tell
 * @param flaw why no key is proved to have signed; empty when one is
 * @param made on which day, as far as is known
 */
record KeyProof(
        String thing, String namespace, Optional<String> key, boolean userPresent, String flaw, LocalDate made) {

    /**
     * Why this does not prove that the member signed it, if so.
     *
     * @param touched whether keys that can tell that they were touched must have been
     * @param received the day of the push
     */
    Optional<String> objection(Member signer, boolean touched, LocalDate received) {
        if (key.isEmpty()) {
            return Optional.of(flaw);
        }
        Optional<SigningKey> known = signer.key(key.get());
        if (known.isEmpty()) {
            return Optional.of(thing + " is signed by the key " + key.get() + ", which the roster does not give to "
                    + signer.name());
        }
        if (!known.get().serves(namespace)) {
            return Optional.of("the key that signed " + thing + " is not allowed to: its namespaces lack " + namespace);
        }
        if (touched && !userPresent) {
            return Optional.of("nobody touched the key that signed " + thing);
        }
        return known.get().objection(received, made).map(reason -> "the key that signed " + thing + " " + reason);
    }
}
