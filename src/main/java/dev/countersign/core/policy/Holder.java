package dev.countersign.core.policy;

import dev.countersign.core.push.Pusher;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who has a role in a commit.
 *
 * @param members those of the roster, active or not
 * @param known whether nobody of the roster can have the role but these
 */
record Holder(Set<Member> members, boolean known) {

    /** It may be anybody. */
    static final Holder UNKNOWN = new Holder(Set.of(), false);

    Holder {
        members = Set.copyOf(members);
    }

    /** These and nobody else of the roster. */
    static Holder of(Collection<Member> members) {
        return new Holder(new LinkedHashSet<>(members), true);
    }

    /**
     * Who pushes. A key tells whose it is even when it is not valid any more; but then it may be in other hands, so
     * that it does not tell who pushes.
     */
    static Holder of(Pusher pusher, Roster roster, LocalDate day) {
        Optional<Member> named = pusher.login().flatMap(roster::withLogin);
        Optional<String> key = pusher.certification().flatMap(certification -> certification.key());
        Optional<Member> certified = key.flatMap(roster::withKey);
        boolean valid = certified
                .flatMap(member -> member.key(key.orElseThrow()))
                .filter(known -> known.objection(day, day).isEmpty())
                .isPresent();
        Set<Member> members = new LinkedHashSet<>();
        named.ifPresent(members::add);
        certified.ifPresent(members::add);
        return new Holder(members, named.isPresent() || valid);
    }
}
