package dev.countersign.core.push;

import java.util.Optional;

/**
 * What is known of who pushes.
 *
 * @param login the login that the server vouches for
 * @param certification what the certificate of the push proves; empty where certificates are not asked for
 */
public record Pusher(Optional<String> login, Optional<Certification> certification) {

    /** Known by a login at most. */
    public static Pusher named(Optional<String> login) {
        return new Pusher(login, Optional.empty());
    }
}
