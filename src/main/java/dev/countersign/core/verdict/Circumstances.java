package dev.countersign.core.verdict;

import java.time.Instant;
import java.util.Optional;

/**
 * Under what a decision was taken.
 *
 * @param at when the push was received
 * @param repository where, as the server knows it
 * @param pusher the login that the server vouches for
 * @param policyDigest {@code sha256:} and 64 hex digits of the policy file's bytes
 * @param rosterDigest the same of the roster's
 * @param catalogue the version of the catalogue of AI tools
 */
public record Circumstances(
        Instant at,
        String repository,
        Optional<String> pusher,
        String policyDigest,
        String rosterDigest,
        String catalogue) {}
