package dev.countersign.core.verdict;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.roster.Member;
import java.time.Instant;
import java.util.Optional;

/**
 * Under what a decision was taken.
 *
 * @param at when the push was received
 * @param repository where, as the server knows it
 * @param pusher the login that the server vouches for
 * @param certificate what became of the push certificate, where the policy takes any and there was one
 * @param policyDigest {@code sha256:} and 64 hex digits of the policy file's bytes
 * @param rosterDigest the same of the roster's
 * @param catalogue the version of the catalogue of AI tools
 */
public record Circumstances(
        Instant at,
        String repository,
        Optional<String> pusher,
        Optional<Certificate> certificate,
        String policyDigest,
        String rosterDigest,
        String catalogue) {

    /**
     * A push certificate.
     *
     * @param id the blob that holds it
     * @param key the fingerprint of the key that is proved to have signed it
     * @param member whom the roster gives that key to, valid or not
     * @param flaw why it proves nothing; empty when a key is proved to have signed
     */
    public record Certificate(ObjectId id, Optional<String> key, Optional<Member> member, String flaw) {}
}
