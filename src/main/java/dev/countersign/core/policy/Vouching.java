package dev.countersign.core.policy;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.Certification;
import dev.countersign.core.push.Pusher;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.signoff.Countersignature;
import dev.countersign.core.signoff.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Says whether a signed statement is by the person whom it names, and about what it is found beside. */
public final class Vouching {

    private final String repository;
    private final Roster roster;
    private final LocalDate received;

    /**
     * What statements are held against.
     *
     * @param repository what the repository is called in statements
     * @param received the day of the push, in UTC
     */
    public Vouching(String repository, Roster roster, LocalDate received) {
        this.repository = repository;
        this.roster = roster;
        this.received = received;
    }

    /** The person whom the statement names, if the roster knows the address. */
    private Optional<Member> signer(Countersignature signed) {
        return roster.withEmail(signed.statement().email());
    }

    /** Whether whoever made the statement is known to be who pushes. */
    public boolean isPushedBySigner(Countersignature signed, Pusher pusher) {
        return signer(signed).filter(member -> pushes(member, pusher)).isPresent();
    }

    private boolean pushes(Member member, Pusher pusher) {
        return pusher.login().filter(member::hasLogin).isPresent()
                || pusher.certification()
                        .flatMap(Certification::key)
                        .flatMap(member::key)
                        .filter(key -> key.objection(received, received).isEmpty())
                        .isPresent();
    }

    /**
     * Why the statement is not this member's own about this repository, if so.
     *
     * @param touched whether keys that can tell that they were touched must have been
     */
    Optional<String> forgery(Countersignature signed, Member signer, boolean touched) {
        Statement statement = signed.statement();
        if (!statement.repository().equals(repository)) {
            return Optional.of("the statement is for the repository '" + statement.repository()
                    + "'; this one is called '" + repository + "'");
        }
        LocalDate made = LocalDate.ofInstant(statement.time(), ZoneOffset.UTC);
        return new KeyProof(
                        "the statement", Statement.NAMESPACE, Optional.of(signed.key()), signed.userPresent(), "", made)
                .objection(signer, touched, received);
    }

    /**
     * Why the statement is not about this commit, if so.
     *
     * @param tree its content, where that is known
     */
    static Optional<String> mismatch(Countersignature signed, ObjectId commit, Optional<ObjectId> tree) {
        ObjectId vouched = signed.statement().commits().get(commit);
        if (vouched == null) {
            return Optional.of("the statement is about other commits");
        }
        return tree.filter(known -> !known.equals(vouched))
                .map(known -> "the statement is about another content of the commit");
    }

    /**
     * Why it should not be kept beside this commit, if so: whoever pushes it need not be who signed it, but it must be
     * what it says.
     *
     * @param tree the content of the commit, where that is known
     */
    public Optional<String> objection(Countersignature signed, ObjectId commit, Optional<ObjectId> tree) {
        return mismatch(signed, commit, tree)
                .or(() -> signer(signed)
                        .map(member -> forgery(signed, member, false))
                        .orElseGet(() -> Optional.of("'" + signed.statement().email() + "' is not in the roster")));
    }
}
