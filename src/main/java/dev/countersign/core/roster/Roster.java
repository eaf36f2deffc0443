package dev.countersign.core.roster;

import dev.countersign.core.commit.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The people that the site knows. An address, a login or a key belongs to one member at most. What a judgement asks
 * costs about the same for any number of members; only {@link #members} looks at everybody.
 */
public interface Roster {

    /**
     * The roster of these members, in their order.
     *
     * @throws IllegalArgumentException when two members share an address
     */
    static Roster of(Levels levels, List<Member> members) {
        return ListedRoster.of(levels, members);
    }

    Levels levels();

    /** How many members there are. */
    int size();

    /** The member at this position, counted from 0; below {@link #size}. */
    Member member(int position);

    /** All members, in their order. */
    default List<Member> members() {
        return IntStream.range(0, size()).mapToObj(this::member).toList();
    }

    /** The member with this address, whether active or not. */
    Optional<Member> withEmail(EmailAddress email);

    /** The member whom a server knows by this login, whether active or not. */
    Optional<Member> withLogin(String login);

    /** The member who has the key of this fingerprint, whether either is valid or not. */
    Optional<Member> withKey(String fingerprint);

    /**
     * The keys of OpenPGP of this id, valid or not, in the order of their members; two keys may share one.
     *
     * @param id see {@link SigningKey#openPgpId}
     */
    List<SigningKey> openPgpKeys(long id);

    /** All members by their standing, those first who hold the first position. */
    List<Cohort> cohorts();
}
