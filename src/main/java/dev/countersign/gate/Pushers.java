package dev.countersign.gate;

import dev.countersign.core.push.Certification;
import dev.countersign.core.push.Push;
import dev.countersign.core.push.Pusher;
import dev.countersign.core.verdict.Circumstances;
import java.time.Instant;
import java.util.Optional;

/** Finds out who pushes, by what the policy says that it is known. */
final class Pushers {

    private final CommitSource source;
    private final Settings settings;
    private final Instant receivedAt;

    Pushers(CommitSource source, Settings settings, Instant receivedAt) {
        this.source = source;
        this.settings = settings;
        this.receivedAt = receivedAt;
    }

    /** Who made this push. */
    Pusher of(Push push) {
        return settings.pusher().certificates()
                ? certified(push.pusher(), source.certification(push.certificate(), push.updates(), receivedAt))
                : Pusher.named(push.pusher());
    }

    /** Who would make a push with this login and without a certificate. */
    Pusher named(Optional<String> login) {
        return settings.pusher().certificates() ? certified(login, Certification.NONE) : Pusher.named(login);
    }

    private static Pusher certified(Optional<String> login, Certification certification) {
        return new Pusher(login, Optional.of(certification));
    }

    /** The certificate for the record; empty when there was none, or when none is taken. */
    Optional<Circumstances.Certificate> certificate(Pusher pusher) {
        return pusher.certification()
                .flatMap(certification -> certification
                        .certificate()
                        .map(id -> new Circumstances.Certificate(
                                id,
                                certification.key(),
                                certification.key().flatMap(settings.roster()::withKey),
                                certification.flaw())));
    }
}
