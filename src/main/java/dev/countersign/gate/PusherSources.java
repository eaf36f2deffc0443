package dev.countersign.gate;

import java.util.Optional;

/**
 * By what a site knows who pushes.
 *
 * @param loginVariable the environment variable in which this server names the login of the pusher
 * @param loginArgument the argument by which this server does so when it calls a hook
 * @param certificates whether a push certificate counts
 */
public record PusherSources(Optional<String> loginVariable, Optional<String> loginArgument, boolean certificates) {

    /** Nobody is known. */
    public static final PusherSources NONE = new PusherSources(Optional.empty(), Optional.empty(), false);
}
