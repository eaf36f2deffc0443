package dev.countersign.core.roster;

import dev.countersign.core.commit.EmailAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people that the site knows. An address, a login or a key belongs to one member at most. */
public final class Roster {

    private final Levels levels;
    private final List<Member> members;
    private final Map<EmailAddress, Member> byEmail;

    private Roster(Levels levels, List<Member> members, Map<EmailAddress, Member> byEmail) {
        this.levels = levels;
        this.members = members;
        this.byEmail = byEmail;
    }

    /**
     * The roster of these members, in their order.
     *
     * @throws IllegalArgumentException when two members share an address
     */
    public static Roster of(Levels levels, List<Member> members) {
        Map<EmailAddress, Member> byEmail = new HashMap<>(members.size() * 2);
        for (Member member : members) {
            for (EmailAddress email : member.emails()) {
                Member holder = byEmail.putIfAbsent(email, member);
                if (holder != null && !holder.equals(member)) {
                    throw new IllegalArgumentException("two members share the address '" + email + "'");
                }
            }
        }
        return new Roster(levels, List.copyOf(members), byEmail);
    }

    public Levels levels() {
        return levels;
    }

    public List<Member> members() {
        return members;
    }

    /** The member whom a server knows by this login, whether active or not. Looks at everybody. */
    public Optional<Member> withLogin(String login) {
        return members.stream().filter(member -> member.hasLogin(login)).findFirst();
    }

    /** The member who has the key of this fingerprint, whether either is valid or not. Looks at everybody. */
    public Optional<Member> withKey(String fingerprint) {
        return members.stream()
                .filter(member -> member.key(fingerprint).isPresent())
                .findFirst();
    }

    /** The keys of all members. */
    public List<SigningKey> keys() {
        return members.stream().flatMap(member -> member.keys().stream()).toList();
    }

    /** The member with this address, whether active or not. */
    public Optional<Member> withEmail(EmailAddress email) {
        return Optional.ofNullable(byEmail.get(email));
    }
}
