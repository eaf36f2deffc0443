package dev.countersign.core.policy;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.core.signoff.Proof;
import java.time.LocalDate;
import java.util.Optional;

/** What speaks for the sign-offs of one commit besides the words of its message. */
final class Proofs {

    private static final long SECONDS_A_DAY = 86_400;

    private final Optional<String> pusher;
    private final CommitSignature signature;
    private final boolean userPresence;
    private final LocalDate received;
    private final LocalDate signed;

    /**
     * The proofs for one commit.
     *
     * @param pusher the login that the server vouches for
     * @param userPresence whether keys that can tell that they were touched must have been
     * @param received the day of the push, in UTC
     */
    Proofs(
            Optional<String> pusher,
            CommitSignature signature,
            boolean userPresence,
            LocalDate received,
            Commit commit) {
        this.pusher = pusher;
        this.signature = signature;
        this.userPresence = userPresence;
        this.received = received;
        this.signed = day(commit.committedAt());
    }

    /** A date may claim to lie beyond what a calendar can tell. */
    private static LocalDate day(long seconds) {
        return LocalDate.ofEpochDay(Math.min(seconds / SECONDS_A_DAY, LocalDate.MAX.toEpochDay()));
    }

    /** The best proof that this member signed off. */
    Proof of(Member signer) {
        if (signatureObjection(signer).isEmpty()) {
            return Proof.COMMIT_SIGNATURE;
        }
        return pushes(signer) ? Proof.PUSHER : Proof.CLAIM;
    }

    /** Why what speaks for this member's sign-off is not enough, if so. */
    Optional<String> objection(Member signer, Proof asked) {
        if (of(signer).isAtLeast(asked)) {
            return Optional.empty();
        }
        return asked == Proof.PUSHER
                ? Optional.of(signer.name() + " is not known to have pushed it: " + pusherObjection())
                : signatureObjection(signer);
    }

    private boolean pushes(Member signer) {
        return pusher.filter(signer::hasLogin).isPresent();
    }

    private String pusherObjection() {
        return pusher.map(login -> "the pusher is '" + login + "'").orElse("the server names no pusher");
    }

    private Optional<String> signatureObjection(Member signer) {
        if (signature.key().isEmpty()) {
            return Optional.of(signature.flaw());
        }
        String fingerprint = signature.key().get();
        Optional<SigningKey> key = signer.key(fingerprint);
        if (key.isEmpty()) {
            return Optional.of("the commit is signed by the key " + fingerprint + ", which the roster does not give to "
                    + signer.name());
        }
        if (!key.get().serves(SigningKey.GIT)) {
            return Optional.of("the key that signed the commit is not for commits");
        }
        if (userPresence && !signature.userPresent()) {
            return Optional.of("nobody touched the key that signed the commit");
        }
        return key.get().objection(received, signed).map(reason -> "the key that signed the commit " + reason);
    }
}
