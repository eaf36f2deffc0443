package dev.countersign.core.push;

import java.util.List;
import java.util.Optional;

/**
 * What a pusher asks the server to do.
 *
 * @param updates in the order of the input
 * @param malformed lines that could not be read; one is enough to reject the push
 * @param pusher the login that the server vouches for, where it tells one
 * @param options the push options, in order
 */
public record Push(
        List<RefUpdate> updates, List<MalformedUpdate> malformed, Optional<String> pusher, List<String> options) {

    public Push {
        updates = List.copyOf(updates);
        malformed = List.copyOf(malformed);
        options = List.copyOf(options);
    }
}
