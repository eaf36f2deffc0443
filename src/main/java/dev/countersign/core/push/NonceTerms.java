package dev.countersign.core.push;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * By what a server tells that a nonce is its own, made for this repository and not long ago.
 *
 * @param seed the value of {@code receive.certNonceSeed}; never empty, since anybody could guess an empty one
 * @param directories how clients may have spelled the repository, see {@link CertificateNonce#isMadeFrom}
 * @param slop how far the nonce may lie in the past, or in the future where another machine's clock made it; counted in
 *     whole seconds
 */
public record NonceTerms(String seed, Set<String> directories, Duration slop) {

    public NonceTerms {
        directories = Set.copyOf(directories);
        if (seed.isEmpty()) {
            throw new IllegalArgumentException("a nonce cannot be told by an empty seed");
        }
    }

    /** Why this nonce proves nothing, if so. */
    public Optional<String> objection(String text, Instant now) {
        Optional<CertificateNonce> nonce = CertificateNonce.parse(text);
        boolean isOurs = nonce.filter(read -> directories.stream().anyMatch(name -> read.isMadeFrom(seed, name)))
                .isPresent();
        if (!isOurs) {
            return Optional.of("the nonce of the push certificate is not of this server and repository,"
                    + " or the repository was addressed in a way that cannot be told");
        }
        long age = now.getEpochSecond() - nonce.orElseThrow().second();
        return Math.abs(age) <= slop.toSeconds()
                ? Optional.empty()
                : Optional.of("the nonce of the push certificate is " + Math.abs(age) + " seconds "
                        + (age < 0 ? "ahead" : "old") + ", allowed are " + slop.toSeconds());
    }
}
