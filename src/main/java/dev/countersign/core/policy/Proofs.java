package dev.countersign.core.policy;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.push.Pusher;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.core.signoff.Countersignature;
import dev.countersign.core.signoff.Proof;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** What speaks for the sign-offs of one commit besides the words of its message. */
final class Proofs {

    private static final long SECONDS_A_DAY = 86_400;

    private final Pusher pusher;
    private final KeyProof signature;
    private final boolean userPresence;
    private final LocalDate received;
    private final Commit commit;
    private final Vouching vouching;

    /**
     * The proofs for one commit.
     *
     * @param userPresence whether keys that can tell that they were touched must have been
     * @param received the day of the push, in UTC
     */
    Proofs(
            Pusher pusher,
            CommitSignature signature,
            boolean userPresence,
            LocalDate received,
            Commit commit,
            Vouching vouching) {
        this.pusher = pusher;
        this.signature = new KeyProof(
                "the commit",
                SigningKey.GIT,
                signature.key(),
                signature.userPresent(),
                signature.flaw(),
                day(commit.committedAt()));
        this.userPresence = userPresence;
        this.received = received;
        this.commit = commit;
        this.vouching = vouching;
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
        return switch (asked) {
            case CLAIM, COUNTERSIGNATURE ->
                Optional.of("it stands in the commit only; the rule asks for a countersignature");
            case PUSHER -> Optional.of(signer.name() + " is not known to have pushed it: " + pusherObjection(signer));
            case COMMIT_SIGNATURE -> signatureObjection(signer);
        };
    }

    /** Why this statement does not prove that this member signs the commit off, if so. */
    Optional<String> objection(Countersignature signed, Member signer) {
        return vouching.forgery(signed, signer, userPresence)
                .or(() -> Vouching.mismatch(signed, commit.id(), Optional.of(commit.tree())));
    }

    private boolean pushes(Member signer) {
        return pusher.login().filter(signer::hasLogin).isPresent()
                || certified()
                        .filter(proof -> objection(proof, signer).isEmpty())
                        .isPresent();
    }

    private String pusherObjection(Member signer) {
        Optional<String> login = pusher.login().map(name -> "the pusher is '" + name + "'");
        Optional<String> certificate = certified().flatMap(proof -> objection(proof, signer));
        return Stream.of(login, certificate)
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + ", and " + other)
                .orElse("the server names no pusher");
    }

    /** A certificate cannot have been made long before the push: its nonce would not fit. */
    private Optional<KeyProof> certified() {
        return pusher.certification()
                .map(push -> new KeyProof(
                        "the push", SigningKey.GIT, push.key(), push.userPresent(), push.flaw(), received));
    }

    private Optional<String> signatureObjection(Member signer) {
        return objection(signature, signer);
    }

    private Optional<String> objection(KeyProof proof, Member signer) {
        return proof.objection(signer, userPresence, received);
    }
}
