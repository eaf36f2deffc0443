package dev.countersign.io.signature;

import dev.countersign.core.roster.SigningKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key that may sign data: a primary key, or a subkey of one.
 *
 * @param fingerprint that of the primary key, and for a subkey also its own
 * @param from when the key was made
 * @param expires the first moment at which it is not valid any more
 * @param revoked when somebody declared that it is not to be trusted
 */
record OpenPgpSigner(
        String fingerprint, OpenPgpPublicKey key, Instant from, Optional<Instant> expires, Optional<Instant> revoked) {

    /** The same key, which is valid only as long as that other one is. */
    OpenPgpSigner within(OpenPgpSigner other) {
        return new OpenPgpSigner(
                fingerprint,
                key,
                from.isBefore(other.from) ? other.from : from,
                earlier(expires, other.expires),
                earlier(revoked, other.revoked));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** Why nothing that says it was signed at this moment counts, if so. A revoked key proves nothing, ever. */
    Optional<String> objection(Instant signed) {
        if (revoked.isPresent()) {
            return Optional.of("was revoked on " + day(revoked.get()));
        }
        if (signed.isBefore(from)) {
            return Optional.of("was made after the signature, on " + day(from));
        }
        return expires.filter(end -> !signed.isBefore(end))
                .map(end -> "had expired before the signature, on " + day(end));
    }

    /**
     * As the roster knows it, in whole days: the first is the one on which the key was made, the last is the last one
     * to whose end it is valid.
     *
     * @param armored the key that it is or belongs to
     */
    SigningKey described(String armored) {
        return SigningKey.ofOpenPgp(
                fingerprint,
                day(from),
                expires.map(end -> day(end).minusDays(1)),
                revoked.map(OpenPgpSigner::day),
                armored);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
