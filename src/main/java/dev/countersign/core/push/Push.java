package dev.countersign.core.push;

import dev.countersign.core.commit.ObjectId;
import java.util.List;
import java.util.Optional;

/**
 * What a pusher asks the server to do.
 *
 * @param updates in the order of the input
 * @param malformed lines that could not be read; one is enough to reject the push
 * @param pusher the login that the server vouches for, where it tells one
 * @param options the push options, in order
 * @param certificate the blob that is said to be the certificate of the push; only a claim, since the variable that
 *     names it may be inherited
 */
public record Push(
        List<RefUpdate> updates,
        List<MalformedUpdate> malformed,
        Optional<String> pusher,
        List<String> options,
        Optional<ObjectId> certificate) {

    public Push {
        updates = List.copyOf(updates);
        malformed = List.copyOf(malformed);
        options = List.copyOf(options);
    }

    /** A push without a certificate. */
    public Push(
            List<RefUpdate> updates, List<MalformedUpdate> malformed, Optional<String> pusher, List<String> options) {
        this(updates, malformed, pusher, options, Optional.empty());
    }

    /** The same push with what is said to be its certificate. */
    public Push withCertificate(Optional<ObjectId> blob) {
        return new Push(updates, malformed, pusher, options, blob);
    }
}
